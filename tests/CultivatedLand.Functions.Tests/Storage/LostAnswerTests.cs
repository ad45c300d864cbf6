using CultivatedLand.Application.Ledger;
using CultivatedLand.Testing.Ledger;

namespace CultivatedLand.Functions.Tests.Storage;

/// <summary>
/// Storage did what was asked and the answer was lost: the client asks again by itself, and the host is told what is true.
/// </summary>
[Collection(nameof(Azurite))]
public sealed class LostAnswerTests(AzuriteFixture azurite)
{
    [AzuriteFact]
    public async Task A_change_whose_answer_is_lost_at_any_request_is_stored_once_and_not_taken_for_a_race()
    {
        await using var stores = await TableStores.New(azurite);
        for (var step = 1; ; step++)
        {
            var faultInjectingPolicy = FaultInjectingPolicy.LosingTheAnswerOf(step);
            await using var unlucky = TableStores.Another(stores.Options with { Hindrance = faultInjectingPolicy });
            var planned = SomeLedger.Planned($"aa-{step}");

            Assert.Equal([AppendResult.Stored], await unlucky.Ledger.Append([new(planned, 0)], default));
            Assert.Single(await stores.Ledger.History(planned.State.Id, 0, 10, default));
            if (!faultInjectingPolicy.Struck)
                return;
        }
    }

    [AzuriteFact]
    public async Task A_recording_whose_answer_is_lost_at_any_request_is_recorded_once()
    {
        await using var stores = await TableStores.New(azurite);
        for (var step = 1; ; step++)
        {
            var notice = await stores.Ledger.Reminded($"aa-{step}");
            var faultInjectingPolicy = FaultInjectingPolicy.LosingTheAnswerOf(step);
            await using var unlucky = TableStores.Another(stores.Options with { Hindrance = faultInjectingPolicy });

            Assert.True(await unlucky.Outbox.Record([SomeLedger.Letter($"m{step}", step, notice)], default));
            Assert.Equal(step, await stores.Outbox.LastLetterNumber("2023/石桥镇", default));
            if (!faultInjectingPolicy.Struck)
                return;
        }
    }

    [AzuriteFact]
    public async Task A_small_record_whose_answer_is_lost_is_put_once()
    {
        await using var stores = await TableStores.New(azurite);
        await using var unlucky = TableStores.Another(stores.Options with { Hindrance = FaultInjectingPolicy.LosingTheAnswerOf(1) });

        Assert.True(await unlucky.Cabinet.Put("accounts", "甲", "一"u8.ToArray(), 0, default));

        Assert.Equal(1, (await stores.Cabinet.Find("accounts", "甲", default))!.Version);
    }
}
