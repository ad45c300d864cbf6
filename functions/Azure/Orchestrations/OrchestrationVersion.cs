using Microsoft.DurableTask;

namespace CultivatedLand.Functions.Orchestrations;

/// <summary>
/// Version of the orchestrators' steps; <c>defaultVersion</c> in host.json is the same. It rises when a step is added, taken away or moved.
/// How to change a step: docs/decisions/0010.
/// </summary>
internal static class OrchestrationVersion
{
    public const string Current = "2.1";

    /// <summary>
    /// Whether the generation began in a release that gave no version. Its history has other steps, and they must be repeated once more.
    /// </summary>
    public static bool IsOfFirstRelease(TaskOrchestrationContext context) => string.IsNullOrEmpty(context.Version);

    /// <summary>
    /// Whether the start of a plan began in a version that told the tasks of each batch with it. It goes on so to its end.
    /// </summary>
    public static bool TellsTasksWithTheirBatch(TaskOrchestrationContext context) => context.Version == "2.0";

    /// <summary>
    /// Begins the next generation, at the present version and with nothing of this one.
    /// Rings that nobody has heard are dropped: whoever rings has stored the change before, and the next generation begins by reading.
    /// </summary>
    public static void BeginAnew(TaskOrchestrationContext context) =>
        context.ContinueAsNew(new ContinueAsNewOptions { NewVersion = Current, PreserveUnprocessedEvents = false });
}
