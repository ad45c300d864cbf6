using CultivatedLand.Local.Storage.Engine;

namespace CultivatedLand.Local.Storage.Migrations;

/// <summary>Migration of a ledger from the version before to <paramref name="Version"/>. Once released it never changes.</summary>
/// <param name="Fill">
/// Step that runs after the script, in the same transaction, for data that a script cannot derive from the existing rows.
/// </param>
internal sealed record Migration(int Version, string Script, Action<LedgerConnection>? Fill = null)
{
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, InitialSchema.Script),
        new(2, LinkRevocationSchema.Script),
        new(3, RecordSchema.Script),
        new(4, LedgerViewSchema.Script, LedgerViewSchema.Fill),
        new(5, InterviewSchema.Script, InterviewSchema.Fill),
        new(6, PlaceMailSchema.Script),
        new(7, LogFoldSchema.Script),
        new(8, PercentSchema.Script, PercentSchema.Fill),
        new(9, LetterSchema.Script),
    ];
}
