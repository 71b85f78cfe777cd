create table listing (
    id integer primary key,
    title text not null,
    price bigint not null
);
insert into listing (id, title, price)
select n, 'Listing ' || n, n * 1000 from generate_series(1, 500) n;
