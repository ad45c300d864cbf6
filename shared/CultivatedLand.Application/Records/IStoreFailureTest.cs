namespace CultivatedLand.Application.Records;

/// <summary>Port that tells a failure of the whole store, such as a full disk, from the fault of one record.</summary>
public interface IStoreFailureTest
{
    bool IsOfWholeStore(Exception error);
}
