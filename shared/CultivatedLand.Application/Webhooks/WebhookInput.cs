using CultivatedLand.Application.Text;
using CultivatedLand.Domain;

namespace CultivatedLand.Application.Webhooks;

/// <summary>Input of a webhook, kept as typed while it has faults.</summary>
public sealed record WebhookInput(string Name, string Address, string Format, string Secret, string Places)
{
    public static WebhookInput Empty { get; } = new("", "", WebhookFormat.Json.Code(), "", "");

    /// <summary>
    /// Whether the host creates the secret. A signature needs a secret that nobody can guess, so an empty field gets one.
    /// </summary>
    public bool IsSecretMade => Format == WebhookFormat.Json.Code() && Secret.Length == 0;

    public static WebhookInput Of(FormFields form)
    {
        string Text(string name) => form[name].Trim();
        return new(Text("name"), Text("address"), Text("format"), Text("secret"), Text("places"));
    }

    public Webhook Hook(DateTimeOffset now, string by) =>
        new(
            WebhookStore.NewId(),
            VisibleText.Of(Name).Trim(),
            Uri.TryCreate(Address, UriKind.RelativeOrAbsolute, out var address) ? address : new Uri("", UriKind.Relative),
            WebhookFormats.Parse(Format) ?? WebhookFormat.Json,
            IsSecretMade ? WebhookStore.NewSecret()
                : Secret.Length == 0 ? null
                : Secret,
            [.. Places.Split([',', '，', '、', ';', '；', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
            IsOn: true,
            now,
            by
        );
}
