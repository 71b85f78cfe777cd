-- contract since 2.0.0: notes have no labels any more
alter table note drop column label;
