using System.Collections.Immutable;

namespace CultivatedLand.Documents.Sources;

internal static class WorkbookSource
{
    public static ImmutableArray<SourceBlock> Read(BoundedPackage package) => [];
}
