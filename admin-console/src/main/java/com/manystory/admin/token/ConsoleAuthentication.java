package com.manystory.admin.token;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/// A user whose token was checked.
public final class ConsoleAuthentication extends AbstractAuthenticationToken {

    private final transient ConsoleUser user;

    public ConsoleAuthentication(ConsoleUser user) {
        super(authorities(user));
        this.user = user;
        setAuthenticated(true);
    }

    private static List<SimpleGrantedAuthority> authorities(ConsoleUser user) {
        var kind =
                switch (user) {
                    case ConsoleUser.Operator _ -> "KIND_operator";
                    case ConsoleUser.Staff _ -> "KIND_staff";
                };
        return List.of(new SimpleGrantedAuthority(kind));
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public ConsoleUser getPrincipal() {
        return user;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ConsoleAuthentication that && that.user.equals(user);
    }

    @Override
    public int hashCode() {
        return user.hashCode();
    }
}
