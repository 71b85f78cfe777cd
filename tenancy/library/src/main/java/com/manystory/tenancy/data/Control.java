package com.manystory.tenancy.data;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/// Marks what works on the service's own control database (queues of pending work, state of the
/// fleet) instead of a brand's: a `DataSource`, `JdbcClient` or `PlatformTransactionManager`.
@Qualifier
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE})
public @interface Control {}
