namespace CultivatedLand.Local.Storage;

/// <summary>A step that brings a ledger from the version before to <paramref name="Version"/>. Once released it never changes.</summary>
internal sealed record Migration(int Version, string Script)
{
    public static IReadOnlyList<Migration> All { get; } = [new(1, FirstSchema.Script), new(2, LinkSchema.Script), new(3, CabinetSchema.Script)];
}
