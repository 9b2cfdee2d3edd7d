import java.io.File;
import org.semanticweb.owlapi.apibinding.OWLManager;
import org.semanticweb.owlapi.formats.TurtleDocumentFormat;
import org.semanticweb.owlapi.io.FileDocumentSource;
import org.semanticweb.owlapi.model.MissingImportHandlingStrategy;
import org.semanticweb.owlapi.model.OWLOntology;
import org.semanticweb.owlapi.model.OWLOntologyLoaderConfiguration;
import org.semanticweb.owlapi.model.OWLOntologyManager;
import org.semanticweb.owlapi.profiles.OWLProfileViolation;
import org.semanticweb.owlapi.profiles.Profiles;

/**
 * Holds an ontology against the OWL 2 DL profile with the OWL API: one Turtle file, nothing imported.
 *
 * Prints "axioms N", then "unparsed TRIPLE" for each triple that is part of no axiom and "violation ..." for each violation.
 */
public class Owl2Dl {
    public static void main(String[] arguments) throws Exception {
        OWLOntologyLoaderConfiguration alone = new OWLOntologyLoaderConfiguration()
            .setMissingImportHandlingStrategy(MissingImportHandlingStrategy.THROW_EXCEPTION);
        FileDocumentSource file = new FileDocumentSource(new File(arguments[0]), new TurtleDocumentFormat());
        OWLOntologyManager manager = OWLManager.createOWLOntologyManager();
        OWLOntology ontology = manager.loadOntologyFromOntologyDocument(file, alone);
        System.out.println("axioms " + ontology.getAxiomCount());
        ontology.getFormat().getOntologyLoaderMetaData().ifPresent(data -> data.getUnparsedTriples().forEach(
            triple -> System.out.println("unparsed " + triple)));
        for (OWLProfileViolation violation : Profiles.OWL2_DL.checkOntology(ontology).getViolations()) {
            System.out.println("violation " + violation);
        }
    }
}
