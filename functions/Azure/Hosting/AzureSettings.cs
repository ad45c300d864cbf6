using System.Text.RegularExpressions;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Functions.Mail;
using CultivatedLand.Functions.Storage.Account;
using CultivatedLand.Web.Infrastructure;
using Microsoft.Extensions.Configuration;

namespace CultivatedLand.Functions.Hosting;

/// <summary>Settings an operator can change in the app's settings. Two underscores stand for a level: <c>SendGrid__ApiKey</c>.</summary>
public sealed partial record AzureSettings
{
    private const int ShortestToken = 32;

    /// <summary>Full name of the sender, for the letterhead of letters and the signature of mails.</summary>
    public string Office { get; init; } = "";

    /// <summary>Address at which people reach this app, used for the links in mails.</summary>
    public string PublicAddress { get; init; } = "";

    /// <summary>Administrator's token for the API.</summary>
    public string ApiToken { get; init; } = "";

    /// <summary>Leading group (领导小组) in whose name interviews are held.</summary>
    public string? LeadingGroup { get; init; }

    /// <summary>Language of mails and pages: zh or en.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>Whether a draft without errors starts by itself.</summary>
    public bool AutoStart { get; init; }

    /// <summary>Whether interview notices wait until a person releases them.</summary>
    public bool HoldInterviews { get; init; } = true;

    /// <summary>
    /// Whether the platform signs people in before a request gets here, see <see cref="CultivatedLand.Web.Infrastructure.AccessOptions"/>.
    /// </summary>
    public bool PlatformAuthenticates { get; init; }

    /// <summary>
    /// Header in which the platform gives the client's address. App Service's front end adds it as the last entry of X-Forwarded-For, with
    /// its port. With Front Door before it, and nothing that reaches the app around it, set X-Azure-ClientIP.
    /// </summary>
    public string ClientAddressHeader { get; init; } = "X-Forwarded-For";

    /// <summary>Whether webhooks may go to this machine and its own network.</summary>
    public bool AllowPrivateWebhooks { get; init; }

    /// <summary>
    /// Accounts that need a second step at sign-in by password: none, administrators or everybody.
    /// Whom the platform signs in is asked by the platform.
    /// </summary>
    public string? RequireSecondStep { get; init; }

    public int LinkDays { get; init; } = 60;

    public int LargestUploadMb { get; init; } = 30;

    /// <summary>Days for which the instance of a closed task or a finished phase stays in the list of orchestrations.</summary>
    public int KeepEndedDays { get; init; } = 30;

    /// <summary>Denied requests in one minute above which administrators are told by mail.</summary>
    public int DeniedPerMinute { get; init; } = 120;

    public int MailsPerMinute { get; init; } = 600;

    public int MailsPerRecipientAndHour { get; init; } = 20;

    public DeadlinePolicyFile Policy { get; init; } = new();

    public SendGridOptions SendGrid { get; init; } = new();

    public StorageOptions Storage { get; init; } = new();

    public Language Speech => Language == "en" ? Domain.Language.English : Domain.Language.Chinese;

    public AccessRules AccessRules =>
        new() { DeniedPerMinute = DeniedPerMinute, RequireSecondStep = SecondStepRequirementNames.Of(RequireSecondStep, PublicAddress) };

    public SendingLimits Limits => new(MailsPerMinute, MailsPerRecipientAndHour);

    public DeadlinePolicy DeadlinePolicy() =>
        ((LoadResult<DeadlinePolicy>.Ok)Policy.Over(Domain.Deadlines.DeadlinePolicy.Default, nameof(Policy))).Value;

    /// <exception cref="SettingsException">A setting is missing or cannot be used; the exception names all faults.</exception>
    public static AzureSettings Read(IConfiguration configuration)
    {
        var settings = Bind(configuration);
        var faults = settings.Faults().ToList();
        return faults.Count == 0 ? settings : throw new SettingsException(faults);
    }

    /// <summary>Finds the faults of these settings. Each is one sentence that says what to set. Empty if the host can start.</summary>
    public IEnumerable<LocalizedText> Faults()
    {
        if (string.IsNullOrWhiteSpace(Office))
            yield return new(
                "缺少设置 Office：请填写发件单位全称。",
                "The setting Office is missing; set it to the full name of the sending office."
            );
        if (WebOptions.PublicAddressFault("PublicAddress", PublicAddress) is { } unreachable)
            yield return unreachable;
        if (ApiToken.Length < ShortestToken)
            yield return new(
                $"设置 ApiToken 须为至少{ShortestToken}个字符的随机串（建议存入 Key Vault）。",
                $"Set ApiToken to a random string of at least {ShortestToken} characters, best kept in a Key Vault."
            );
        if (Language is not ("zh" or "en"))
            yield return new(
                $"设置 Language 为“{Language}”，应为 zh 或 en。",
                $"The setting Language is “{Language}”; set it to zh or en."
            );
        if (DeniedPerMinute is < 1 or > 100_000)
            yield return new("设置 DeniedPerMinute 须为1至100000。", "Set DeniedPerMinute to a number from 1 to 100000.");
        if (RequireSecondStep is { } word && SecondStepRequirementNames.Parse(word) is null)
            yield return new(
                $"设置 RequireSecondStep 为“{RequireSecondStep}”，应为 none、administrators 或 everybody。",
                $"The setting RequireSecondStep is “{RequireSecondStep}”; set it to none, administrators or everybody."
            );
        if (!HeaderName().IsMatch(ClientAddressHeader))
            yield return new(
                $"设置 ClientAddressHeader 为“{ClientAddressHeader}”，不是请求头的名称；请删去该项，或填 X-Forwarded-For、X-Azure-ClientIP。",
                $"The setting ClientAddressHeader is “{ClientAddressHeader}”, which is no name of a header; "
                    + "leave it out, or set X-Forwarded-For or X-Azure-ClientIP."
            );
        if (LinkDays is < 1 or > 3650)
            yield return new("设置 LinkDays 须为1至3650天。", "Set LinkDays to a number of days from 1 to 3650.");
        if (KeepEndedDays is < 1 or > 3650)
            yield return new("设置 KeepEndedDays 须为1至3650天。", "Set KeepEndedDays to a number of days from 1 to 3650.");
        if (LargestUploadMb is < 1 or > 40)
            yield return new("设置 LargestUploadMb 须为1至40。", "Set LargestUploadMb to a number from 1 to 40.");
        foreach (var fault in SendGrid.Faults().Concat(StorageFaults()).Concat(Limits.Faults()).Concat(PolicyFaults()))
            yield return fault;
    }

    private IEnumerable<LocalizedText> StorageFaults() =>
        Storage.Validate().Select(fault => new LocalizedText($"设置 Storage__…：{fault.Chinese}", $"Settings Storage__…: {fault.English}"));

    private IEnumerable<LocalizedText> PolicyFaults() =>
        Policy.Over(Domain.Deadlines.DeadlinePolicy.Default, nameof(Policy)) is LoadResult<DeadlinePolicy>.Rejected rejected
            ? rejected.Faults
            : [];

    private static AzureSettings Bind(IConfiguration configuration)
    {
        try
        {
            return configuration.Get<AzureSettings>() ?? new AzureSettings();
        }
        catch (InvalidOperationException problem) when (UnfitValue().Match(problem.Message) is { Success: true, Groups: var found })
        {
            var (value, key) = (found["value"].Value, found["key"].Value.Replace(":", "__", StringComparison.Ordinal));
            throw new SettingsException([
                new(
                    $"设置 {key} 为“{value}”，不是可用的值；请改正。",
                    $"The setting {key} is “{value}”, which is no usable value; correct it."
                ),
            ]);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9-]{1,64}$", RegexOptions.CultureInvariant)]
    private static partial Regex HeaderName();

    /// <summary>Matches the binder's message: Failed to convert configuration value 'abc' at 'LinkDays' to type 'System.Int32'.</summary>
    [GeneratedRegex("value '(?<value>.*)' at '(?<key>[^']+)' to type", RegexOptions.CultureInvariant)]
    private static partial Regex UnfitValue();
}
