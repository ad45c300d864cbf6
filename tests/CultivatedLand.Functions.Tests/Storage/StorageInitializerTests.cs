using CultivatedLand.Functions.Storage;
using CultivatedLand.Functions.Storage.Account;

namespace CultivatedLand.Functions.Tests.Storage;

[Collection(nameof(Azurite))]
public sealed class StorageInitializerTests(AzuriteFixture azurite)
{
    [AzuriteFact]
    public async Task The_containers_for_plans_are_there_from_the_first_start()
    {
        await using var stores = await TableStores.New(azurite);
        var account = new StorageAccount(stores.Options);
        foreach (var container in account.PlanContainers)
            await container.DeleteIfExistsAsync();

        await new StorageInitializer(account).Run(default);

        Assert.Equal(["plans", "plans-done", "plans-rejected"], account.PlanContainers.Select(container => container.Name));
        foreach (var container in account.PlanContainers)
            Assert.True(await container.ExistsAsync());
    }
}
