using System.Globalization;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Records;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Queries for acts by time, the newest first. The facts themselves stay in the history.</summary>
internal static class ActQueries
{
    public static ActResultPage Page(LedgerConnection connection, ActQuery query)
    {
        var (words, filter, after) = (new InternedTextReader(connection), PlaceFilter.Of(connection, query.Places), After(query.After));
        var (acts, at, id) = query.InterviewsOnly
            ? ("interview_acts i CROSS JOIN acts a ON a.id = i.act", "i.at", "i.act")
            : ("acts a INDEXED BY acts_by_time", "a.at", "a.id");
        using var statement = connection.Once(
            $"""
            SELECT a.at, a.id, t.task, r.name, r.place, f.fact, f.version
            FROM {acts} CROSS JOIN ledger_rows r ON r.id = a.task CROSS JOIN tasks t ON t.id = a.task
            JOIN facts f ON f.task = a.task AND f.version = a.version
            WHERE {at} >= ?1 AND {at} < ?2 AND ({at}, {id}) < (?3, ?4) AND {filter.On("r.place", 6)}
            ORDER BY {at} DESC, {id} DESC LIMIT ?5
            """
        );
        statement
            .Bind(TimeColumn.Milliseconds(query.From))
            .Bind(TimeColumn.Milliseconds(query.To))
            .Bind(after.At)
            .Bind(after.Id)
            .Bind(query.Most + 1L);
        var rows = filter
            .Bind(statement)
            .Rows(row =>
                (
                    Cursor: string.Create(CultureInfo.InvariantCulture, $"{row.Long(0)}.{row.Long(1)}"),
                    Act: connection.SetAside.Read(
                        new RecordName(RecordName.Facts, $"{row.Text(2)}.{row.Long(6)}"),
                        () =>
                            new LedgerAct(
                                TaskId.Of(row.Text(2)),
                                words.Text(row.Long(3)),
                                words.Place(row.Long(4)),
                                CaseJson.ReadFact(row.Blob(5))
                            )
                    )
                )
            );
        return new ActResultPage(
            [.. rows.Take(query.Most).Select(row => row.Act).OfType<LedgerAct>()],
            rows.Count > query.Most ? rows[query.Most - 1].Cursor : null
        );
    }

    private static (long At, long Id) After(string? cursor)
    {
        if (cursor is null)
            return (long.MaxValue, long.MaxValue);
        if (cursor.Split('.') is not [var at, var id])
            throw new FormatException($"“{cursor}” is no cursor that a page has given.");
        return (
            long.Parse(at, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture),
            long.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture)
        );
    }
}
