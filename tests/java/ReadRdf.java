import java.io.FileInputStream;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.eclipse.rdf4j.model.Resource;
import org.eclipse.rdf4j.model.Statement;
import org.eclipse.rdf4j.rio.ParseErrorListener;
import org.eclipse.rdf4j.rio.RDFParseException;
import org.eclipse.rdf4j.rio.RDFParser;
import org.eclipse.rdf4j.rio.Rio;
import org.eclipse.rdf4j.rio.helpers.AbstractRDFHandler;
import org.eclipse.rdf4j.rio.helpers.BasicParserSettings;

/**
 * Reads RDF files with Eclipse RDF4J, which verifies every IRI, datatype and language tag; the syntax is told by the suffix.
 *
 * Prints, for each file, "FILE STATEMENTS GRAPHS": the distinct statements, each in its graph, and the number of named
 * graphs. Before it comes one line "FILE fault LINE: ..." for each thing RDF4J holds against the file.
 */
public class ReadRdf {
    public static void main(String[] files) throws Exception {
        for (String file : files) {
            Set<Object> statements = new HashSet<>();
            Set<Resource> graphs = new HashSet<>();
            RDFParser parser = Rio.createParser(Rio.getParserFormatForFileName(file).get());
            strict(parser);
            parser.setParseErrorListener(telling(file));
            parser.setRDFHandler(new AbstractRDFHandler() {
                @Override public void handleStatement(Statement said) {
                    statements.add(said.toString());
                    if (said.getContext() != null) {
                        graphs.add(said.getContext());
                    }
                }
            });
            try (InputStream stream = new FileInputStream(file)) {
                parser.parse(stream, "https://w3id.org/resgraph/");
            } catch (RDFParseException fault) {
                System.out.println(file + " fault " + fault.getMessage());
            }
            System.out.println(file + " " + statements.size() + " " + graphs.size());
        }
    }

    private static void strict(RDFParser parser) {
        parser.set(BasicParserSettings.VERIFY_URI_SYNTAX, true);
        parser.set(BasicParserSettings.VERIFY_RELATIVE_URIS, true);
        parser.set(BasicParserSettings.VERIFY_DATATYPE_VALUES, true);
        parser.set(BasicParserSettings.VERIFY_LANGUAGE_TAGS, true);
        parser.set(BasicParserSettings.FAIL_ON_UNKNOWN_DATATYPES, false); // our identifiers have datatypes of our own
        parser.set(BasicParserSettings.FAIL_ON_UNKNOWN_LANGUAGES, true);
    }

    private static ParseErrorListener telling(String file) {
        return new ParseErrorListener() {
            @Override public void warning(String message, long line, long column) {
                tell(message, line);
            }

            @Override public void error(String message, long line, long column) {
                tell(message, line);
            }

            @Override public void fatalError(String message, long line, long column) {
                tell(message, line);
            }

            private void tell(String message, long line) {
                System.out.println(file + " fault " + line + ": " + message);
            }
        };
    }
}
