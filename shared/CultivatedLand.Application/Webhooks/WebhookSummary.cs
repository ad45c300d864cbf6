namespace CultivatedLand.Application.Webhooks;

/// <summary>Summary of a webhook for people, without its secret. Moments are in UTC.</summary>
/// <param name="Address">Address without its query; for a robot only the host, because its address is a secret.</param>
/// <param name="Format">Code of the format.</param>
/// <param name="Places">Paths whose tasks are told of. Empty for all.</param>
/// <param name="Failures">Number of failures since the last success.</param>
public sealed record WebhookSummary(
    string Id,
    string Name,
    string Address,
    string Format,
    IReadOnlyList<string> Places,
    bool IsOn,
    bool IsGivenUp,
    DateTimeOffset ToldThrough,
    int Failures,
    DateTimeOffset? NextAttempt,
    string? Trouble
)
{
    public static WebhookSummary Of((Webhook Hook, WebhookProgress Progress) known) =>
        new(
            known.Hook.Id,
            known.Hook.Name,
            known.Hook.Format == WebhookFormat.Json ? known.Hook.Address.GetLeftPart(UriPartial.Path) : known.Hook.Address.Host,
            known.Hook.Format.Code(),
            [.. known.Hook.Places],
            known.Hook.IsOn,
            known.Progress.IsGivenUp,
            known.Progress.Through,
            known.Progress.Failures,
            known.Progress.NextAttempt,
            known.Progress.Trouble
        );
}
