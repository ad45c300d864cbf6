using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Writer of a task's row in the views. It is built on the caller's thread, so that the writer thread only writes.</summary>
internal sealed class LedgerRowWriter
{
    private readonly LedgerRow _row;
    private readonly DateOnly? _planned;
    private readonly DueDate[] _dates;

    private LedgerRowWriter(RectificationTask state, DateOnly? planned)
    {
        _row = LedgerRow.Of(state, planned);
        _planned = planned;
        _dates = [.. DueDate.Of(state)];
    }

    /// <summary>Returns null if only time has acted, because that changes nothing in the views.</summary>
    public static LedgerRowWriter? Of(Decision decision) =>
        decision.Facts.All(fact => fact is TaskFact.NoticeIssued or TaskFact.NoticesSkipped) ? null : Of(decision.State, decision.Facts);

    public static LedgerRowWriter Of(RectificationTask state, IEnumerable<TaskFact> facts) =>
        new(state, facts.FirstOrDefault() is TaskFact.Planned first ? ChinaTime.DateOf(first.At) : null);

    public void WriteTo(LedgerConnection connection, long id)
    {
        var place = InternedText.IdOf(connection, InternedTextKind.Place, _row.Place.Path);
        var phase = _row.Phase is { } current
            ? InternedText.IdOf(connection, InternedTextKind.Phase, InternedText.Phase(current.Kind, current.Name))
            : (long?)null;
        connection
            .Sql(
                """
                INSERT INTO ledger_rows (id, plan, kind, status, place, name, offices, leaders,
                    target, accepted, infeasible, phase, number, due, percent, planned, begins, ends)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ifnull(?16, 0), ifnull(?17, 0), ?18)
                ON CONFLICT (id) DO UPDATE SET
                    kind = excluded.kind, status = excluded.status, place = excluded.place, name = excluded.name,
                    offices = excluded.offices, leaders = excluded.leaders,
                    target = excluded.target, accepted = excluded.accepted, infeasible = excluded.infeasible,
                    phase = excluded.phase, number = excluded.number, due = excluded.due, percent = excluded.percent,
                    begins = ifnull(?17, planned), ends = excluded.ends
                """
            )
            .Bind(id)
            .Bind(InternedText.IdOf(connection, InternedTextKind.Plan, _row.Id.Plan))
            .Bind(InternedText.IdOf(connection, InternedTextKind.Kind, EnumCodes.TaskKinds.CodeOf(_row.Kind)))
            .Bind(InternedText.IdOf(connection, InternedTextKind.Status, EnumCodes.LifeStages.CodeOf(_row.Status)))
            .Bind(place)
            .Bind(InternedText.IdOf(connection, InternedTextKind.Name, _row.Name))
            .Bind(InternedText.IdOf(connection, InternedTextKind.Offices, InternedText.Several(_row.LeadOffices)))
            .Bind(InternedText.IdOf(connection, InternedTextKind.Leaders, InternedText.Several(_row.Leaders)))
            .Bind(_row.Target is { } target ? AreaColumn.Hundredths(target) : null)
            .Bind(AreaColumn.Hundredths(_row.Accepted))
            .Bind(AreaColumn.Hundredths(_row.Infeasible))
            .Bind(phase)
            .Bind(_row.Phase?.Number)
            .Bind(_row.Phase?.Due.DayNumber)
            .Bind(AreaColumn.Hundredths(_row.Percent))
            .Bind(_planned?.DayNumber)
            .Bind(_row.Begins?.DayNumber)
            .Bind(_row.Ends?.DayNumber)
            .Run();
        connection.Sql("UPDATE row_changes SET count = count + 1").Run();
        WriteDates(connection, id, place);
    }

    /// <summary>Writes the due dates if they have changed. Most acts change none of them.</summary>
    private void WriteDates(LedgerConnection connection, long id, long place)
    {
        var after = _dates
            .Select(date =>
                (
                    Due: (long)date.Phase.Due.DayNumber,
                    Number: (long)date.Phase.Number,
                    Phase: InternedText.IdOf(connection, InternedTextKind.Phase, InternedText.Phase(date.Phase.Kind, date.Phase.Name)),
                    Place: place
                )
            )
            .Order()
            .ToList();
        var before = connection
            .Sql("SELECT due, number, phase, place FROM due_dates WHERE task = ?1")
            .Bind(id)
            .Rows(date => (Due: date.Long(0), Number: date.Long(1), Phase: date.Long(2), Place: date.Long(3)))
            .Order();
        if (after.SequenceEqual(before))
            return;

        connection.Sql("DELETE FROM due_dates WHERE task = ?1").Bind(id).Run();
        foreach (var date in after)
        {
            connection
                .Sql("INSERT INTO due_dates (due, task, number, phase, place) VALUES (?1, ?2, ?3, ?4, ?5)")
                .Bind(date.Due)
                .Bind(id)
                .Bind(date.Number)
                .Bind(date.Phase)
                .Bind(date.Place)
                .Run();
        }
    }
}
