package ai.modular.web.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.modular.contracts.error.CommandLineError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

class AddPersonTest {

    @Test
    void thePasswordIsKeptAsBcryptWithItsName() {
        NewPerson person = AddPerson.parse(List.of("anna", "Anna Berg", "MANAGER", "three words here", "s2, s1"));

        assertThat(person.passwordHash()).startsWith("{bcrypt}$2a$10$");
        assertThat(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .matches("three words here", person.passwordHash()))
                .isTrue();
        assertThat(person.stores()).containsExactly("s1", "s2");
    }

    @Test
    void emptyStoresAreNoStores() {
        assertThat(AddPerson.parse(List.of("a", "A", "ADMIN", "three words here", ""))
                        .stores())
                .isEmpty();
    }

    @Test
    void whatDoesNotFitIsNamed() {
        refused("8 characters are the least", "anna", "Anna", "ADMIN", "short");
        refused("Anna cannot be a person's id", "Anna", "Anna", "ADMIN", "three words here");
        refused("CHIEF is no role", "anna", "Anna", "CHIEF", "three words here");
        refused("MANAGER has 0 stores", "anna", "Anna", "MANAGER", "three words here");
        refused("2 words given", "anna", "Anna");
    }

    private static void refused(String problem, String... arguments) {
        assertThatThrownBy(() -> AddPerson.parse(List.of(arguments)))
                .isInstanceOf(CommandLineError.class)
                .hasMessageContaining(problem);
    }
}
