using System.Globalization;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tasks;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Web.Infrastructure.Forms;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Pages.Layout;
using Microsoft.AspNetCore.Http;

namespace CultivatedLand.Web.Pages.Settings;

/// <summary>Handler of the deployment's deadline policy. It shows an example of the typed figures' effect before they are saved.</summary>
internal sealed class DeadlinePolicyPageHandler(CurrentDeadlineRules rules, DeadlineRulesService deadlineRulesService)
{
    public async Task<IResult> Show(HttpContext http, CancellationToken cancellationToken)
    {
        await rules.Refresh(cancellationToken);
        var page = http.Page();
        if (!http.Request.Query.ContainsKey("sendAt"))
            return Page(
                page,
                DeadlinePolicyInput.Of(rules.Current.Policy, page.Today),
                [],
                rules.Current.Policy,
                http.Request.Query["said"] == "kept"
                    ? new(
                        "已保存，从现在起按它提醒和督办；已走过的步骤不会重复。",
                        "Kept. Reminders and escalations follow it from now on; no step that was taken is repeated."
                    )
                    : null
            );

        // Trying figures out changes nothing, so it uses an address that can be passed on.
        var input = DeadlinePolicyInput.Of(http.Request.FormOrQuery(), page.Today);
        var (_, policy, faults) = input.Read();
        return Page(page, input, faults, policy, null);
    }

    public async Task<IResult> Keep(HttpContext http, CancellationToken cancellationToken)
    {
        await rules.Refresh(cancellationToken);
        var page = http.Page();

        var form = await http.Request.ReadFormAsync(cancellationToken);
        var input = DeadlinePolicyInput.Of(http.Request.FormOrQuery(), page.Today);
        var (file, policy, faults) = input.Read();
        var isDropped = form["act"] == "drop";
        if (policy is null && !isDropped)
            return Page(page, input, faults, null, null, status: StatusCodes.Status422UnprocessableEntity);
        if ((isDropped ? rules.Defaults : policy) == rules.Current.Policy)
            return new SeeOtherResult(SettingsUrls.Policy + "?said=kept");

        var expected = int.TryParse(form["expected"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        if (
            await deadlineRulesService.SetPolicy(
                isDropped ? null : file,
                expected,
                page.Visitor.DisplayNameFor(Permission.EditSettings, null),
                cancellationToken
            )
        )
            return new SeeOtherResult(SettingsUrls.Policy + "?said=kept");

        await rules.Refresh(cancellationToken);
        return Page(
            page,
            input,
            [],
            policy,
            new(
                $"没有保存：{rules.Policy?.By}刚刚改了规则（{Words(rules.Current.Policy).Chinese}）。下面是您填写的内容；再次保存即以您的为准。",
                $"Not kept: {rules.Policy?.By} has just set another policy ({Words(rules.Current.Policy).English}). "
                    + "What you typed is below; save again to put it over theirs."
            ),
            isRefused: true,
            StatusCodes.Status409Conflict
        );
    }

    /// <summary>Returns a policy in one line.</summary>
    private static LocalizedText Words(DeadlinePolicy policy)
    {
        var reminders = string.Join(", ", policy.Reminders);
        LocalizedText handOvers = policy.HandOvers is { IsOn: true, From: var from, Until: var until }
            ? new($" {from:HH:mm} 至 {until:HH:mm}", $"told from {from:HH:mm} to {until:HH:mm}")
            : new("关闭", "not told");
        var rungs = policy.Ladder.Select(rung => $"{rung.Kind.In(Language.English)} on workday {rung.Workdays}");
        return new(
            $"{policy.SendAt:HH:mm} 发信，提前 {reminders} "
                + $"天提醒，{string.Join('、', policy.Ladder.Select(rung => $"第{rung.Workdays}个工作日{rung.Kind.In(Language.Chinese)}"))}，"
                + $"此后每 {policy.StillOverdueEvery} 个工作日，退回 {policy.ReturnDays} 天，交办通知{handOvers.Chinese}",
            $"mail at {policy.SendAt:HH:mm}, reminders {reminders} days "
                + $"before, {string.Join(", ", rungs)}, "
                + $"then every {policy.StillOverdueEvery} workdays, {policy.ReturnDays} days after a return, hand-overs {handOvers.English}"
        );
    }

    private IResult Page(
        PageContext page,
        DeadlinePolicyInput input,
        IReadOnlyList<(string Field, LocalizedText Sentence)> faults,
        DeadlinePolicy? policy,
        LocalizedText? said,
        bool isRefused = false,
        int status = StatusCodes.Status200OK
    ) =>
        page.Render<DeadlinePolicyPage>(
            status,
            ("Rules", rules),
            ("Typed", input),
            ("Faults", faults),
            ("Policy", policy),
            ("Said", said),
            ("IsRefused", isRefused),
            ("Standard", Words(rules.Defaults))
        );
}
