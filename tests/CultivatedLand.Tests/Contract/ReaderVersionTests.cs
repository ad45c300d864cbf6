using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using CultivatedLand.Application.Plans.Readings;
using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Testing;
using CultivatedLand.Testing.Golden;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Contract;

/// <summary>
/// What the reader makes of the invented documents, beside its version, and the form in which a reading is kept, beside the version
/// of the form. Whoever changes the one raises the other.
/// </summary>
public class ReaderVersionTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "CultivatedLand.Tests", "Documents", "Invented");

    [Fact]
    public void Where_the_reader_finds_other_values_its_version_rises() =>
        GoldenFile.Check(
            "readings.txt",
            Directory
                .GetFiles(Folder)
                .Where(path => !path.EndsWith(".json", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
                .Select(path => $"{Path.GetFileName(path)} {Mark(path)}")
                .Prepend($"reader {PlanReader.Version}")
        );

    [Fact]
    public void Where_a_reading_is_kept_in_another_form_the_version_of_the_form_rises()
    {
        var read = (ReadOutcome.Plan)PlanReader.Read(new SourceFile("plan.txt", Encoding.UTF8.GetBytes(Notice.Text)));
        var table = new SourceDocument(
            "a.csv",
            SourceKind.Csv,
            [
                new Table(
                    [
                        ["村", "亩"],
                        ["甲村", "12"],
                    ],
                    "表",
                    3
                ),
            ]
        );

        GoldenFile.Check("kept-reading.txt", [$"format {ReadingFormat.Version}", Plain(read.Reading), Plain(read.Document), Plain(table)]);
    }

    private static string Mark(string path)
    {
        var file = new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path));
        var draft = ((ReadOutcome.Plan)PlanReader.Read(file)).Draft;
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(DraftJson.Write(draft))))[..16];
    }

    private static string Plain<T>(T value)
    {
        using var stream = new GZipStream(new MemoryStream(ReadingFormat.Write(value)), CompressionMode.Decompress);
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
