using CultivatedLand.Application.Records;

namespace CultivatedLand.Testing.Simulation;

/// <summary>A store that never fails as a whole: every error is of one record.</summary>
public sealed class NoStoreFailures : IStoreFailureTest
{
    public bool IsOfWholeStore(Exception error) => false;
}
