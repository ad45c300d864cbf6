using System.Text.Json;
using CultivatedLand.Application.Ledger.Views;
using CultivatedLand.Application.Serialization;
using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>
/// Schema for acts that call an office to an interview. After every wake-up the job looks for them among all acts of the hour.
/// </summary>
internal static class InterviewSchema
{
    public const string Script = """
        CREATE TABLE interview_acts (
            at  INTEGER NOT NULL,
            act INTEGER NOT NULL REFERENCES acts,
            PRIMARY KEY (at, act)
        ) WITHOUT ROWID;
        """;

    public static void Fill(LedgerConnection connection)
    {
        var acts = connection.Sql("SELECT a.at, a.id, f.fact FROM acts a JOIN facts f ON f.task = a.task AND f.version = a.version");
        while (acts.Step())
        {
            if (IsInterview(acts.Blob(2)))
                connection.Sql("INSERT INTO interview_acts (at, act) VALUES (?1, ?2)").Bind(acts.Long(0)).Bind(acts.Long(1)).Run();
        }
    }

    /// <summary>Whether a fact calls an interview. An unreadable fact counts as none; <c>verify</c> names its task.</summary>
    private static bool IsInterview(ReadOnlySpan<byte> fact)
    {
        try
        {
            return LedgerAct.IsInterview(CaseJson.ReadFact(fact));
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or ArgumentException)
        {
            return false;
        }
    }
}
