package io.plimsoll.runs;

import io.plimsoll.StudySettings;
import io.plimsoll.backtest.FittedNetwork;
import io.plimsoll.learn.OnnxExport;
import io.plimsoll.market.ImportedFile;
import io.plimsoll.models.ModelMetadata;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the networks of a study as ONNX files that can be served without it. */
final class ModelFiles {

    private ModelFiles() {}

    /** Each network under its name, and the first as {@code model.onnx} too. */
    static void write(
            RunFolder folder,
            StudySettings study,
            List<ImportedFile> read,
            List<FittedNetwork> networks,
            String settings) {
        ModelMetadata.Provenance provenance =
                new ModelMetadata.Provenance(study.seed(), dataHash(read), Sha256.hex(settings), ProgramCode.version());
        for (int i = 0; i < networks.size(); i++) {
            FittedNetwork network = networks.get(i);
            String objective = SettingsText.json(network.spec().objective());
            byte[] onnx = OnnxExport.write(
                    network.model(),
                    ModelMetadata.of(network, study, objective, provenance).entries());
            folder.file("model/" + network.spec().name() + ".onnx", f -> Files.write(f, onnx));
            if (i == 0) {
                folder.file("model/" + NetworkKeys.FIRST_FILE + ".onnx", f -> Files.write(f, onnx));
            }
        }
    }

    /** Of what was read, wherever it lay. */
    private static String dataHash(List<ImportedFile> read) {
        return Sha256.hex(read.stream().map(ImportedFile::sha256).sorted().collect(Collectors.joining("\n")));
    }
}
