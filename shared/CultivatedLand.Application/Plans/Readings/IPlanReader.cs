using CultivatedLand.Documents;
using CultivatedLand.Documents.Reading;
using CultivatedLand.Documents.Reading.Head;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Application.Plans.Readings;

/// <summary>Reader of plans, as the use cases know it: a version, and a file that is read. It is the only way by which they read one.</summary>
public interface IPlanReader
{
    /// <summary>Version of the reader. It rises where other values are found in a document than before.</summary>
    int Version { get; }

    /// <param name="today">Local day. A deadline before it counts as past.</param>
    ReadOutcome Read(SourceFile file, DateOnly today);
}

/// <summary>Reader of plans of this release.</summary>
public sealed class CurrentPlanReader : IPlanReader
{
    public int Version => PlanReader.Version;

    public ReadOutcome Read(SourceFile file, DateOnly today) => PlanReader.Read(file, new PlanReadOptions(Today: today));
}
