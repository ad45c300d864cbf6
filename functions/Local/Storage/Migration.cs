namespace CultivatedLand.Local.Storage;

/// <summary>A step that brings a ledger from the version before to <paramref name="Version"/>. Once released it never changes.</summary>
/// <param name="Fill">Runs after the script, in the same transaction: what a script cannot derive from the rows that are there.</param>
internal sealed record Migration(int Version, string Script, Action<Connection>? Fill = null)
{
    public static IReadOnlyList<Migration> All { get; } =
    [
        new(1, FirstSchema.Script),
        new(2, LinkSchema.Script),
        new(3, CabinetSchema.Script),
        new(4, ViewSchema.Script, ViewSchema.Fill),
        new(5, InterviewSchema.Script, InterviewSchema.Fill),
        new(6, NotedMailSchema.Script),
    ];
}
