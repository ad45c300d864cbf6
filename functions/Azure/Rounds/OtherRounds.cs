using CultivatedLand.Casework.Bulletins;
using CultivatedLand.Casework.Grids;
using CultivatedLand.Casework.Webhooks;
using Microsoft.Azure.Functions.Worker;

namespace CultivatedLand.Azure.Rounds;

/// <summary>What comes round besides mail: bulletins and meetings, leads and patrols, webhooks. The mails they write go with the next mail round.</summary>
/// <remarks>Each is idempotent by itself: a bulletin by its occurrence and reader, a grid notice by lead and step, an event by its id.</remarks>
public sealed class OtherRounds(BulletinRound bulletins, GridRound grid, WebhookRound webhooks)
{
    [Function("Bulletins")]
    public Task OnBulletinTime([TimerTrigger("10 * * * * *")] TimerInfo timer, CancellationToken cancel) => bulletins.Send(cancel);

    [Function("Grid")]
    public Task OnGridTime([TimerTrigger("20 * * * * *")] TimerInfo timer, CancellationToken cancel) => grid.Run(cancel);

    [Function("Webhooks")]
    public Task OnWebhookTime([TimerTrigger("50 * * * * *")] TimerInfo timer, CancellationToken cancel) => webhooks.Tell(cancel);
}
