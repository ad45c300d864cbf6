using System.Collections.Immutable;
using System.Xml.Linq;

namespace CultivatedLand.Documents.Sources.Workbooks;

/// <summary>Directory of a workbook package: the parts that hold its worksheets, strings and styles.</summary>
internal sealed record WorkbookDirectory(
    ImmutableArray<(string Name, string Part)> Sheets,
    string? SharedStrings,
    string? Styles,
    bool Since1904,
    ImmutableArray<string> HiddenSheets
)
{
    private const long LargestPart = 8L << 20;

    public static WorkbookDirectory Read(BoundedPackage package)
    {
        var workbook = package.Load("xl/workbook.xml", LargestPart);
        var relations = (package.Load("xl/_rels/workbook.xml.rels", LargestPart)?.Elements() ?? [])
            .DistinctBy(relation => (string?)relation.Attribute("Id"))
            .ToDictionary(
                relation => (string?)relation.Attribute("Id") ?? "",
                relation => (Type: (string?)relation.Attribute("Type") ?? "", Part: Resolve((string?)relation.Attribute("Target") ?? ""))
            );
        var sheets = Named(workbook, "sheet")
            .Select(sheet =>
                (
                    Name: (string?)sheet.Attribute("name") ?? "",
                    Id: sheet
                        .Attributes()
                        .FirstOrDefault(attribute => attribute.Name.LocalName == "id" && attribute.Name.Namespace != XNamespace.None)
                        ?.Value
                        ?? "",
                    IsHidden: (string?)sheet.Attribute("state") is "hidden" or "veryHidden"
                )
            )
            .Where(sheet => relations.TryGetValue(sheet.Id, out var relation) && package.Has(relation.Part))
            .Select(sheet => (sheet.Name, relations[sheet.Id].Part, sheet.IsHidden))
            .ToImmutableArray();
        // A workbook whose sheets are all hidden is read as it is.
        var hidden = sheets.All(sheet => sheet.IsHidden)
            ? []
            : sheets.Where(sheet => sheet.IsHidden).Select(sheet => sheet.Name).ToImmutableArray();
        var since1904 = Named(workbook, "workbookPr").Any(properties => (string?)properties.Attribute("date1904") is "1" or "true");
        return new(
            [.. sheets.Where(sheet => hidden.IsEmpty || !sheet.IsHidden).Select(sheet => (sheet.Name, sheet.Part))],
            PartOf("/sharedStrings"),
            PartOf("/styles"),
            since1904,
            hidden
        );

        string? PartOf(string type) =>
            relations
                .Values.FirstOrDefault(relation => relation.Type.EndsWith(type, StringComparison.Ordinal) && package.Has(relation.Part))
                .Part;
    }

    private static IEnumerable<XElement> Named(XElement? root, string name) =>
        root?.Descendants().Where(element => element.Name.LocalName == name) ?? [];

    private static string Resolve(string target) => target.StartsWith('/') ? target[1..] : $"xl/{target}";
}
