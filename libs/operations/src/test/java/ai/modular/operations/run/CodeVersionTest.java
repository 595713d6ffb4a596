package ai.modular.operations.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Properties;
import org.junit.jupiter.api.Test;

class CodeVersionTest {

    @Test
    void namesTheCommitAndWhetherMoreWasThere() {
        Properties built = new Properties();
        built.setProperty("git.build.version", "1.0.0");
        assertThat(CodeVersion.describe(built)).isEqualTo("1.0.0");
        built.setProperty("git.commit.id.abbrev", "4a99dba0c1");
        assertThat(CodeVersion.describe(built)).isEqualTo("1.0.0+4a99dba0c1");
        built.setProperty("git.dirty", "true");
        assertThat(CodeVersion.describe(built)).isEqualTo("1.0.0+4a99dba0c1-changed");
    }
}
