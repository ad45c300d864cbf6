using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain;

namespace CultivatedLand.Documents;

/// <summary>Reader of rectification plans from the files that offices send.</summary>
public static class PlanReader
{
    /// <summary>
    /// Version of the reader. It rises where the reader finds other values in a document than before, and a person may then have
    /// the drafts that are not started read again.
    /// </summary>
    public const int Version = 3;

    public static ReadOutcome Read(SourceFile file, PlanReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            return SourceReader.Open(file) switch
            {
                SourceOutcome.Opened opened => Read(opened.Document, options),
                SourceOutcome.Unusable unusable => new ReadOutcome.Unusable(unusable.Reason),
                _ => throw new InvalidOperationException("SourceOutcome is a closed set."),
            };
        }
        catch (Exception defect)
            when (defect
                    is ArgumentException
                        or InvalidOperationException
                        or IndexOutOfRangeException
                        or NullReferenceException
                        or ArithmeticException
                        or TimeoutException
            )
        {
            // The reader has a defect. One file must not stop the intake of the others, and the sender gets an answer.
            return new ReadOutcome.Unusable(
                new LocalizedText(
                    $"读取文件“{file.Name}”时程序出错（{defect.GetType().Name}）。请把文件转给维护人员，并先用模板填写任务。",
                    $"The reader failed on the file \"{file.Name}\" ({defect.GetType().Name}). "
                        + "Pass the file to whoever maintains this system, and use the template meanwhile."
                )
            );
        }
    }

    /// <summary>Reads a document that is already open.</summary>
    public static ReadOutcome Read(SourceDocument document, PlanReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(document);
        options ??= PlanReadOptions.None;
        if (document is { Kind: SourceKind.Json, Blocks: [Paragraph { Text: var json }] })
            return JsonDraft.Read(document, json, options);
        var reading = new DraftReader(document, options).Read();
        return new ReadOutcome.Plan(document, reading, reading.On(options.Today));
    }
}
