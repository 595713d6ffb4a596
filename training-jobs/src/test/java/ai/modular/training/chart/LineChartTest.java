package ai.modular.training.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class LineChartTest {

    @Test
    void aLineRunsFromCornerToCornerOfThePlane() {
        String svg = new LineChart("Error", "days", "WAPE")
                .with("model", new double[] {1, 2, 3}, new double[] {0, Double.NaN, .5})
                .svg();

        assertThat(svg).contains("<path d=\"M64.0 364.0L696.0 72.0\" fill=\"none\" stroke=\"#0072B2\"");
    }

    @Test
    void ticksAreRoundNumbers() {
        String svg = new LineChart("Error", "days", "WAPE")
                .with("model", new double[] {1, 14}, new double[] {.41, .454})
                .svg();

        assertThat(svg).contains(">0.0<", ">0.1<", ">0.5<").doesNotContain(">0.454<");
        assertThat(svg).contains(">5<", ">10<").doesNotContain(">3.6<");
    }

    @Test
    void wordsAreEscapedAndTheTextIsXml() throws Exception {
        String svg = new LineChart("a < b & c", "x", "y")
                .with("<script>", new double[] {1}, new double[] {1})
                .svg();

        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getDocumentElement().getTextContent()).contains("a < b & c", "<script>");
        assertThat(document.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void aChartWithoutNumbersIsStillOne() {
        assertThat(new LineChart("nothing", "x", "y")
                        .with("empty", new double[] {1}, new double[] {Double.NaN})
                        .svg())
                .contains("<path d=\"\"")
                .endsWith("</svg>\n");
    }

    @Test
    void aGridHasAPlaceForEachChart() throws Exception {
        LineChart chart = new LineChart("one", "x", "y").with("line", new double[] {1, 2}, new double[] {1, 2});

        String svg = new ChartGrid(2, List.of(chart, chart, chart)).svg();

        assertThat(svg)
                .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 1440 840\">")
                .contains("<svg x=\"720\" y=\"0\" ", "<svg x=\"0\" y=\"420\" width=\"720\" height=\"420\" ");
        var document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("svg").getLength()).isEqualTo(4);
    }
}
