package ai.modular.web.security;

import jakarta.servlet.DispatcherType;
import javax.sql.DataSource;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may open what. An address that stands in no rule is shut. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final String[] OPEN = {"/login", "/assets/**", "/favicon.ico"};

    @Bean
    SecurityFilterChain pages(HttpSecurity http, DataSource dataSource) throws Exception {
        return http.authorizeHttpRequests(SecurityConfiguration::rules)
                .formLogin(form -> form.loginPage("/login").failureUrl("/login?refused"))
                .logout(logout -> logout.logoutSuccessUrl("/login?left"))
                .headers(SecurityConfiguration::headers)
                .addFilterBefore(new ContentSecurityPolicy(), HeaderWriterFilter.class)
                .addFilterBefore(new StillWelcome(dataSource), AnonymousAuthenticationFilter.class)
                .build();
    }

    /** Passwords are kept as {bcrypt}…; the braces name the algorithm. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.FORWARD, DispatcherType.ERROR)
                .permitAll()
                // On the port of its own, and without details: for whoever watches over the process
                .requestMatchers(EndpointRequest.to("health"))
                .permitAll()
                .requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/", "/today", "/product", "/order", "/accuracy", "/outcome")
                .authenticated()
                .requestMatchers(HttpMethod.POST, "/decision", "/decisions", "/snooze", "/order", "/order/export")
                .hasAnyRole("MANAGER", "ADMIN")
                .requestMatchers(HttpMethod.GET, "/runs", "/runs/*")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.GET, "/models", "/models/trainings")
                .hasAnyRole("SCIENTIST", "ADMIN")
                .anyRequest()
                .denyAll();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=(), payment=()"))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
    }
}
