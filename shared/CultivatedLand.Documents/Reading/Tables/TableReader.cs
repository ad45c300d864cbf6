using System.Globalization;
using CultivatedLand.Documents.Drafts;
using CultivatedLand.Documents.Recognisers.Dates;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Documents.Text;

namespace CultivatedLand.Documents.Reading.Tables;

/// <summary>Reader of all tables of a document: tables whose rows are tasks, and tables that divide a task among places.</summary>
internal sealed class TableReader(SourceDocument document, DateContext dates, Sourced<string>? title = null)
{
    private const int MostTextCells = 2_000;
    private const int LongestText = 4_000;

    public List<DraftTask> Tasks { get; } = [];

    public List<PlaceTable> Places { get; } = [];

    /// <summary>Leaders of a list of places and leaders without any work: 乡镇 | 联系县领导.</summary>
    public List<Sourced<string>> Leaders { get; } = [];

    /// <summary>Stages of the task of the whole document.</summary>
    public List<DraftPhase> Stages { get; } = [];

    /// <summary>Tables whose columns are understood.</summary>
    public List<(Table Table, int Block, TableHeader Header)> Known { get; } = [];

    public List<Sourced<string>> StageUnits { get; } = [];

    /// <summary>Cells that contain sentences. They are searched for rhythms.</summary>
    public List<Passage> Texts { get; } = [];

    /// <summary>Whether the document has a table of points.</summary>
    public bool IsAssessment { get; private set; }

    public void Read()
    {
        for (var block = 0; block < document.Blocks.Length; block++)
        {
            if (document.Blocks[block] is not Table whole)
                continue;
            AddTexts(whole, block);
            if (FormTable.Find(whole, block, dates) is { } form)
            {
                Tasks.Add(form.Read(title));
                continue;
            }

            foreach (var part in TableParts.Of(whole))
                Read(part, block);
        }
    }

    private void Read(Table table, int block)
    {
        var caption = Caption(block);
        if (TableHeader.Find(table, caption) is not { } header)
            return;
        Known.Add((table, block, header));
        IsAssessment |= header.Has(ColumnKind.Score);
        var ownDates = Named(table, header, dates);
        if (TaskTable.HoldsStages(header))
        {
            var stages = new TaskTable(table, block, header, ownDates);
            Stages.AddRange(stages.Stages());
            StageUnits.AddRange(stages.StageUnits());
        }
        else if (TimeColumns.Ahead(header, ownDates) is { IsEmpty: false } times)
            Tasks.AddRange(new TimeTable(table, block, header, times).Read());
        else if (TaskTable.Fits(header))
            Tasks.AddRange(new TaskTable(table, block, header, ownDates).Read());
        else if (PlaceTable.Read(table, block, header, caption) is { } places)
            Places.Add(places);
        else if (header.Has(ColumnKind.Place))
            Leaders.AddRange(PlaceTable.LeadersOf(table, block, header));
    }

    /// <summary>
    /// Returns the date context of a table.
    /// A year in the title row above the header, or in the name of the worksheet, is the year of its rows.
    /// </summary>
    private static DateContext Named(Table table, TableHeader header, DateContext dates)
    {
        var above = CharacterFolding.Unspaced(
            CharacterFolding.Fold(
                string.Concat(table.Rows.Take(header.FirstRow - 1).Select(row => row.Length > 0 ? row[0] : "").Prepend(table.Title ?? ""))
            )
        );
        var at = above.IndexOf('年', StringComparison.Ordinal);
        return
            at >= 4
            && int.TryParse(above.AsSpan(at - 4, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 2000 and < 2100
            ? dates with
            {
                Year = year,
            }
            : dates;
    }

    private void AddTexts(Table table, int block)
    {
        for (var row = 0; row < table.Rows.Length && Texts.Count < MostTextCells; row++)
        {
            for (var column = 0; column < table.Rows[row].Length; column++)
            {
                if (table.Rows[row][column].Length > 8 && (column == 0 || table.Rows[row][column] != table.Rows[row][column - 1]))
                    Texts.Add(table.Passage(block, row, column).Bounded(LongestText).First());
            }
        }
    }

    /// <summary>Returns the text of the paragraphs directly above the table: its name and 单位：亩.</summary>
    private string Caption(int block)
    {
        var words = "";
        for (
            var above = block - 1;
            above >= 0 && above >= block - 2 && document.Blocks[above] is Paragraph { Text.Length: <= 60 } paragraph;
            above--
        )
            words = paragraph.Text + words;
        return words;
    }
}
