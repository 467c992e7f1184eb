import java.io.File;
import java.util.Map;
import java.util.TreeMap;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** veraPDF's verdict on files: arguments are pairs of flavour (3u, 3a, ua1) and file, answers one line each. */
public class Validate {
    public static void main(String[] arguments) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            System.out.println(verdict(arguments[i], new File(arguments[i + 1])));
        }
    }

    private static String verdict(String name, File file) throws Exception {
        PDFAFlavour flavour = PDFAFlavour.fromString(name);
        Map<String, String> broken = new TreeMap<>();
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, true)) {
            ValidationResult result = validator.validate(parser);
            for (TestAssertion assertion : result.getTestAssertions()) {
                if (assertion.getStatus() == TestAssertion.Status.FAILED) {
                    String rule = assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber();
                    broken.putIfAbsent(rule, assertion.getMessage());
                }
            }
            String word = result.isCompliant() && result.getTotalAssertions() > 0 ? "PASS" : "FAIL";
            return word + " " + name + " " + file.getName() + " " + broken;
        }
    }
}
