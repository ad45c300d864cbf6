using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.LedgerViews;

/// <summary>Row for an act: its version in the task's history and its time.</summary>
internal sealed record ActRow(long Version, long At, bool IsInterview)
{
    /// <param name="versionBefore">Version of the task before the first of these facts.</param>
    public static ActRow[] In(IReadOnlyList<TaskFact> facts, long versionBefore)
    {
        List<ActRow>? acts = null;
        for (var index = 0; index < facts.Count; index++)
        {
            if (LedgerAct.IsOne(facts[index]))
                (acts ??= []).Add(
                    new(versionBefore + index + 1, TimeColumn.Milliseconds(facts[index].At), LedgerAct.IsInterview(facts[index]))
                );
        }

        return acts is null ? [] : [.. acts];
    }

    public void WriteTo(LedgerConnection connection, long task)
    {
        List(connection, task);
        if (IsInterview)
            connection.Sql("INSERT INTO interview_acts (at, act) VALUES (?1, last_insert_rowid())").Bind(At).Run();
    }

    public void List(LedgerConnection connection, long task) =>
        connection.Sql("INSERT INTO acts (at, task, version) VALUES (?1, ?2, ?3)").Bind(At).Bind(task).Bind(Version).Run();
}
