using System.Diagnostics.Metrics;

namespace CultivatedLand.Functions.Metrics;

/// <summary>Metrics on which alerts are set.</summary>
internal static class HostMetrics
{
    public const string Name = "CultivatedLand";

    private static readonly Meter Meter = new(Name);

    public static Counter<long> DeadMails { get; } = Meter.CreateCounter<long>("mail.dead", description: "Mails that were given up.");

    public static Counter<long> Recreated { get; } =
        Meter.CreateCounter<long>("sweep.recreated", description: "Orchestrations that were missing or had failed and were started again.");

    public static Counter<long> RejectedPlans { get; } =
        Meter.CreateCounter<long>("plan.rejected", description: "Files that could not be used and were set aside.");
}
