namespace CultivatedLand.Acceptance.Seeding;

/// <summary>
/// Runs only where somebody asks for a ledger to look at: <c>LEDGER_SEED_FOLDER</c>, and <c>LEDGER_SEED_TASKS</c> (100,000).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SeedFactAttribute : FactAttribute
{
    public SeedFactAttribute()
    {
        if (Folder is null)
            Skip = "Set LEDGER_SEED_FOLDER to a new folder to have a large ledger written there.";
    }

    public static string? Folder => Environment.GetEnvironmentVariable("LEDGER_SEED_FOLDER");

    public static int Tasks => int.TryParse(Environment.GetEnvironmentVariable("LEDGER_SEED_TASKS"), out var tasks) ? tasks : 100_000;
}
