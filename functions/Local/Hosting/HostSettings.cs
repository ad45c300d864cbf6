using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Local.Mail;
using CultivatedLand.Local.Terminals;
using CultivatedLand.Web.Infrastructure;

namespace CultivatedLand.Local.Hosting;

/// <summary>Settings an operator can change, in appsettings.json, in the environment (CULTIVATEDLAND_…) or on the command line.</summary>
public sealed record HostSettings
{
    /// <summary>Folder that holds everything. It is created on first start.</summary>
    public string Data { get; init; } = "data";

    public string Urls { get; init; } = "http://127.0.0.1:5080";

    /// <summary>
    /// Address at which people reach this host, used for the links in mails. The first of <see cref="Urls"/> if it is not set.
    /// </summary>
    public string? PublicAddress { get; init; }

    /// <summary>Full name of the sender, for the letterhead of letters and the signature of mails.</summary>
    public string Office { get; init; } = "耕地保护工作专班办公室";

    /// <summary>Leading group (领导小组) in whose name interviews are held.</summary>
    public string? LeadingGroup { get; init; }

    /// <summary>Language of mails and pages: zh or en.</summary>
    public string Language { get; init; } = "zh";

    /// <summary>Whether a draft without errors starts by itself.</summary>
    public bool AutoStart { get; init; }

    /// <summary>Whether interview notices wait until a person releases them.</summary>
    public bool HoldInterviews { get; init; } = true;

    public int LinkDays { get; init; } = 60;

    public int LargestUploadMb { get; init; } = 30;

    public DeadlinePolicyFile Policy { get; init; } = new();

    public SmtpOptions Smtp { get; init; } = new();

    /// <summary>Sender address of the mails in the pickup folder.</summary>
    public string PickupFrom { get; init; } = "office@cultivatedland.local";

    public int MailsPerMinute { get; init; } = 60;

    public int MailsPerRecipientAndHour { get; init; } = 20;

    /// <summary>
    /// Whether a clock that is more than a day ahead of the last run is believed without asking, for hosts that nobody attends.
    /// </summary>
    public bool AcceptClockJump { get; init; }

    /// <summary>Start of virtual time, such as 2023-07-20T08:00. Real time runs if it is not set.</summary>
    public string? Clock { get; init; }

    /// <summary>Virtual seconds in one real second.</summary>
    public double Speed { get; init; } = 1;

    /// <summary>Whether virtual time goes on while work is done. This is used to measure how late the work is done.</summary>
    public bool ClockRunsOn { get; init; }

    /// <summary>Denied requests in one minute above which administrators are told by mail.</summary>
    public int DeniedPerMinute { get; init; } = 120;

    /// <summary>Header in which a proxy in front of this host gives the client's address, such as X-Forwarded-For.</summary>
    public string? ClientAddressHeader { get; init; }

    /// <summary>Whether webhooks may go to this machine and its own network.</summary>
    public bool AllowPrivateWebhooks { get; init; }

    /// <summary>Accounts that need a second step at sign-in: none, administrators or everybody.</summary>
    public string? RequireSecondStep { get; init; }

    public bool UsesSmtp => Smtp.Host.Length > 0;

    public Language Speech => SystemLanguage.Parse(Language) ?? Domain.Language.Chinese;

    public AccessRules AccessRules =>
        new() { DeniedPerMinute = DeniedPerMinute, RequireSecondStep = SecondStepRequirementNames.Of(RequireSecondStep, PublicAddress) };

    public DateTimeOffset? ClockStart => LocalTimeParser.Parse(Clock);

    public SendingLimits? Limits => UsesSmtp ? new SendingLimits(MailsPerMinute, MailsPerRecipientAndHour) : null;

    /// <summary>Finds the faults of these settings. Each is one sentence that says what to set. Empty if the host can start.</summary>
    public IEnumerable<LocalizedText> Faults()
    {
        if (SystemLanguage.Parse(Language) is null)
            yield return new($"language 为“{Language}”，应为 zh 或 en。", $"language is “{Language}”; set it to zh or en.");
        if (
            Urls.Split(';')
                .Any(url =>
                    !Uri.TryCreate(
                        url.Replace("*", "any", StringComparison.Ordinal).Replace("+", "any", StringComparison.Ordinal),
                        UriKind.Absolute,
                        out var address
                    )
                    || address.Scheme is not ("http" or "https")
                    || address.AbsolutePath != "/"
                )
        )
            yield return new(
                $"urls 为“{Urls}”，应如 http://127.0.0.1:5080。",
                $"urls is “{Urls}”; set it to something like http://127.0.0.1:5080."
            );
        if (PublicAddress is not null && WebOptions.PublicAddressFault("publicAddress", PublicAddress) is { } unreachable)
            yield return unreachable;
        if (DeniedPerMinute is < 1 or > 100_000)
            yield return new("deniedPerMinute 须为1至100000。", "Set deniedPerMinute to a number from 1 to 100000.");
        if (RequireSecondStep is { } word && SecondStepRequirementNames.Parse(word) is null)
            yield return new(
                $"requireSecondStep 为“{RequireSecondStep}”，应为 none、administrators 或 everybody。",
                $"requireSecondStep is “{RequireSecondStep}”; set it to none, administrators or everybody."
            );
        if (LinkDays is < 1 or > 3650)
            yield return new("linkDays 须为1至3650天。", "Set linkDays to a number of days from 1 to 3650.");
        if (LargestUploadMb is < 1 or > 40)
            yield return new("largestUploadMb 须为1至40。", "Set largestUploadMb to a number from 1 to 40.");
        if (Clock is not null && ClockStart is null)
            yield return new($"clock 为“{Clock}”，应如 2023-07-20T08:00。", $"clock is “{Clock}”; write it like 2023-07-20T08:00.");
        if (Clock is null && Speed != 1)
            yield return new("speed 只能与 clock 一起使用。", "speed goes with clock only.");
        if (Speed is not (>= 0 and <= 1_000_000))
            yield return new("speed 须为0至1000000。", "Set speed to a number from 0 to 1000000.");
        if (Clock is not null && UsesSmtp)
            yield return new(
                "虚拟时间下不得真实发信：请去掉 smtp.host，或去掉 --clock。",
                "Virtual time must not send real mail: remove smtp.host, or leave out --clock."
            );
        foreach (var fault in (UsesSmtp ? Smtp.Faults() : []).Concat(Limits?.Faults() ?? []).Concat(PolicyFaults()))
            yield return fault;
    }

    public DeadlinePolicy DeadlinePolicy() =>
        ((LoadResult<DeadlinePolicy>.Ok)Policy.Over(Domain.Deadlines.DeadlinePolicy.Default, "policy")).Value;

    private IEnumerable<LocalizedText> PolicyFaults() =>
        Policy.Over(Domain.Deadlines.DeadlinePolicy.Default, "policy") is LoadResult<DeadlinePolicy>.Rejected rejected
            ? rejected.Faults
            : [];
}
