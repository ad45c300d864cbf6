using CultivatedLand.Documents;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Tests.Documents.Reading.Kinds;
using Xunit.Abstractions;

namespace CultivatedLand.Tests.Documents.Scoring;

/// <summary>
/// The small inputs that each show one kind of fault, with what should come out. Every row is one field of one file.
/// A figure says how many files are right in all of their fields.
/// </summary>
public class CaseTests(ITestOutputHelper output)
{
    private static readonly (string File, string Field, string Expected)[] Cases =
    [
        ("03-chinese-commas.csv", "count", "3"),
        ("04-semicolon-quoted-commas.csv", "count", "2"),
        ("05-struck-out.docx", "areas", "80"),
        ("05-struck-out.docx", "dues", "2023-10-30"),
        ("06-del-and-hidden.html", "count", "1"),
        ("06-del-and-hidden.html", "dues", "2023-10-30"),
        ("07-two-phonetic-runs.xlsx", "units", "枫林村"),
        ("08-ruby.docx", "units", "柳树村、建管办"),
        ("08-ruby.docx", "leaders", "罗明远"),
        ("11-x000d.xlsx", "units", "柳树村"),
        ("11-x000d.xlsx", "!json", "_x000D_"),
        ("12-hidden-sheet.xlsx", "codes", "hidden-words"),
        ("14-hidden-text.docx", "dues", "2023-10-30"),
        ("16-formula-without-value.xlsx", "codes", "unreadable-cell"),
        ("18-unreadable-dates.csv", "codes", "unreadable-cell"),
        ("20-mixed-quotes.csv", "refusal", "row 2"),
        ("32-footer-and-repeated-header.csv", "count", "2"),
        ("reader/01-two-years.txt", "dues", ""),
        ("reader/01-two-years.txt", "codes", "time-words"),
        ("reader/02-forbidden-until.txt", "dues", ""),
        ("reader/03-lunar.txt", "dues", ""),
        ("reader/03-lunar.txt", "codes", "time-words"),
        ("reader/04-enumeration.txt", "steps", "清淤 06-12、砌护 06-25、试水 07-06"),
        ("reader/06-two-windows.txt", "windows", "2024-04-08~2024-04-19 2024-08-12~2024-08-23"),
        ("reader/07-last-years-plan.txt", "dues", "2024-10-31"),
        ("reader/08-cut-off.txt", "windows", "2024-03-05~2024-03-25"),
        ("reader/10-two-tables.xlsx", "areas", "60 45 8"),
        ("reader/11-deleted.html", "dues", "2024-05-31"),
        ("reader/11-deleted.html", "areas", "120"),
        ("reader/12-hidden-text.docx", "dues", "2024-05-31"),
        ("reader/13-space-table.txt", "dues", "2024-05-31 2024-06-30"),
        ("reader/13-space-table.txt", "issued", ""),
        ("reader/14-year-alone.txt", "dues", "2024-12-31"),
        ("reader/14-year-alone.txt", "areas", "520"),
        ("reader/16-within-year.txt", "dues", "2024-12-31"),
        ("reader/16-within-year.txt", "areas", "61.9"),
        ("reader/17-area-label.txt", "areas", "12.5"),
        ("reader/18-bracket-labels.txt", "dues", "2024-10-31"),
        ("reader/18-bracket-labels.txt", "units", "农服中心"),
        ("reader/18-bracket-labels.txt", "areas", "96"),
        ("reader/20-place-header.md", "shares", "云溪县 5000、石门区 3000"),
        ("reader/20-place-header.md", "dues", "2024-11-30"),
        ("reader/22-achieved-area.txt", "areas", ""),
        ("reader/23-crops.md", "shares", "柳湾村 50、龙井村 110"),
        ("reader/24-side-by-side.md", "shares", "柳湾村 60.5、龙井村 80、双桥村 40、泉口村 20"),
        ("reader/25-subtotals.md", "areas", "180.5"),
        ("reader/25-subtotals.md", "codes", "!breakdown-sum"),
        ("reader/26-month-columns.md", "dues", "2024-04-30 2024-06-30 2024-09-30 2024-04-30 2024-06-30 2024-09-30"),
        ("reader/27-nested-table.docx", "dues", "2024-05-31 2024-06-30"),
        ("reader/28-potential-with-phases.docx", "codes", "larger-than-potential"),
        ("reader/29-merged-main-task.txt", "count", "3"),
        ("reader/29-merged-main-task.txt", "json", "工信局"),
        ("reader/30-three-targets.txt", "areas", "460 1280"),
        ("reader/30-three-targets.txt", "dues", "2024-09-30 2024-09-30"),
        ("reader/31-area-forms.txt", "areas", "12000 3.5 1045.5 320"),
        ("reader/32-bracket-place.txt", "shares", "石坝村 80、柳湾村 60、龙井村 40"),
        ("reader/34-false-units.txt", "units", ""),
        ("reader/35-leader-posts.txt", "leaders", "甲某某"),
        ("reader/36-rhythms.txt", "rhythms", "month quarter half-month ten-days half-year day"),
        ("reader/37-per-household.txt", "rates", "1500元/户"),
        ("reader/38-per-mu-year.txt", "rates", "310元/亩 95元/亩"),
        ("reader/39-slope.txt", "codes", "steep-parcel"),
        ("reader/39-slope.txt", "codes", "red-line-parcel"),
        ("reader/40-letter.txt", "areas", "3.85"),
        ("reader/41-cr-only.txt", "count", "2"),
        ("reader/42-title.txt", "title", "青溪镇深入推进撂荒地清零"),
        ("reader/43-before-year.txt", "dues", "2025-12-31"),
        ("reader/43-before-year.txt", "codes", "date-guess"),
        ("reader/44-season-words.txt", "words", "清明前"),
        ("reader/44-season-words.txt", "words", "国庆节前"),
        ("reader/44-season-words.txt", "words", "明年春节前"),
        ("reader/45-open-document.ofd", "refusal", ".docx"),
        ("reader/46-village-column.xlsx", "json", "\"place\":\"柳湾村\""),
        ("reader/46-village-column.xlsx", "json", "\"place\":\"龙井村\""),
        ("reader/46-village-column.xlsx", "json", "\"place\":\"双桥村\""),
        ("reader/47-ledger-done.csv", "dues", "2024-04-30 2024-06-30"),
        ("reader/47-ledger-done.csv", "done", "2024-04-20"),
        ("reader/48-ditto.csv", "dues", "2024-05-31 2024-05-31 2024-05-31"),
        ("reader/48-ditto.csv", "leaders", "张某某、张某某、张某某"),
        ("reader/48-ditto.csv", "units", "农服中心、农服中心、农服中心"),
        ("reader/50-two-steps-in-cell.csv", "steps", "翻耕 04-30、种植 06-30"),
        ("reader/50-two-steps-in-cell.csv", "codes", "!deadline-conflict"),
        ("reader/52-unit-in-upper-header.html", "shares", "石坝镇 23000、云岭乡 19000"),
        ("reader/52-unit-in-upper-header.html", "areas", "41000"),
        ("reader/53-broken-cell.html", "json", "柳湾大田"),
        ("reader/54-next-winter.txt", "dues", "2024-11-30 2025-01-20"),
        ("reader/55-hidden-column.xlsx", "dues", "2024-05-31"),
    ];

    [SharedFact]
    public void Every_case_comes_out_as_it_should()
    {
        var files = Cases
            .GroupBy(item => item.File)
            .Select(file => (file.Key, Wrong: file.Select(Wrong).OfType<string>().ToList()))
            .ToList();
        var wrong = files.SelectMany(file => file.Wrong).ToList();
        output.WriteLine(
            $"{files.Count(file => file.Wrong.Count == 0)} of {files.Count} files, {Cases.Length - wrong.Count} of {Cases.Length} fields"
        );
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [SharedFact]
    public void Every_input_of_the_reader_has_a_row()
    {
        var named = Cases.Select(item => item.File).ToHashSet();
        var inputs = Directory
            .GetFiles(Path.Combine(SharedTexts.Cases!, "reader"))
            .Select(path => $"reader/{Path.GetFileName(path)}")
            .Where(name => !name.EndsWith("CASES.md", StringComparison.Ordinal) && !name.EndsWith("README.md", StringComparison.Ordinal));
        Assert.DoesNotContain(inputs, input => !named.Contains(input));
    }

    private static string? Wrong((string File, string Field, string Expected) item)
    {
        var path = Path.Combine([SharedTexts.Cases!, .. item.File.Split('/')]);
        var found = Field(new SourceFile(Path.GetFileName(path), File.ReadAllBytes(path)), item.Field, item.Expected);
        return found == item.Expected ? null : $"{item.File}: {item.Field} is [{found}] and not [{item.Expected}]";
    }

    private static string Field(SourceFile file, string field, string expected)
    {
        if (field == "refusal")
            return
                PlanReader.Read(file) is ReadOutcome.Unusable { Reason.English: var reason }
                && reason.Contains(expected, StringComparison.Ordinal)
                ? expected
                : "no refusal";
        var draft = SomeDocument.Draft(file);
        return field switch
        {
            "count" => $"{draft.Tasks.Length}",
            "windows" => draft.Windows(),
            "title" => draft.Title,
            "issued" => $"{draft.Issued:yyyy-MM-dd}",
            "done" =>
                $"{draft.Tasks.SelectMany(task => task.Phases).Select(phase => phase.DoneOn).FirstOrDefault(day => day is not null):yyyy-MM-dd}",
            "words" => draft.Finds("time-words", expected) ? expected : draft.Codes(),
            "json" => DraftJson.Write(draft).Contains(expected, StringComparison.Ordinal) ? expected : "absent",
            "!json" => DraftJson.Write(draft).Contains(expected, StringComparison.Ordinal) ? "present" : expected,
            _ => Found.In(draft, field, expected),
        };
    }
}
