using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Deadlines;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Api.OpenApi;
using CultivatedLand.Web.Api.Shared;
using CultivatedLand.Web.Api.Tasks;
using CultivatedLand.Web.Infrastructure.Errors;
using CultivatedLand.Web.Infrastructure.Idempotency;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Web.Api;

/// <summary>API of mails: sent ones with recipient and time, waiting ones, and undeliverable ones.</summary>
internal static class MailsApi
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapLazyGet("/mails", List).RequirePermission(Permission.SeeMail).Answers<MailList>(400);
        api.MapLazyGet(
                "/mails/{id}",
                async (string id, IOutbox outbox, CancellationToken cancellationToken) =>
                    await outbox.Find(id, cancellationToken) is { } mail
                        ? Results.Ok(MailView.Of(mail) with { Text = mail.Content.Text })
                        : ProblemResults.NotFound("邮件")
            )
            .RequirePermission(Permission.SeeMail, ResourceKind.Mail)
            .Answers<MailView>(404);
        api.MapLazyPost(
                "/mails/{id}/resend",
                (string id, MailDispatcher mailDispatcher, CancellationToken cancellationToken) =>
                    Act(id, mailDispatcher.Resend, cancellationToken)
            )
            .RequirePermission(Permission.SendMail, ResourceKind.Mail)
            .LooksAt("/api/mails/{id}")
            .Answers<MailView>(404, 409);
        api.MapLazyPost(
                "/mails/{id}/release",
                async (
                    string id,
                    MailDispatcher mailDispatcher,
                    IOutbox outbox,
                    InterviewStore interviews,
                    CancellationToken cancellationToken
                ) =>
                    await outbox.Find(id, cancellationToken) is { } mail && await interviews.Behind(mail, cancellationToken) is not null
                        ? ProblemResults.Of(StatusCodes.Status409Conflict, InterviewDeadlines.ReleasedTogether)
                        : await Act(id, mailDispatcher.Release, cancellationToken)
            )
            .RequirePermission(Permission.SendMail, ResourceKind.Mail)
            .LooksAt("/api/mails/{id}")
            .Answers<MailView>(404, 409);
    }

    /// <summary>Lists mails. A page may hold fewer than asked for: mails about other places are left out.</summary>
    private static async Task<IResult> List(
        HttpContext http,
        IOutbox outbox,
        ResourcePlaces resourcePlaces,
        CancellationToken cancellationToken,
        string? after = null,
        int most = 100,
        string? state = null,
        string? task = null
    )
    {
        var known = EnumWords.Parse<MailState>(state);
        if (state is not null && known is null)
            return ProblemResults.Of(
                400,
                new(
                    $"“{state}”不是邮件状态，应为 queued、held、sent、dead 或 withdrawn。",
                    $"“{state}” is no state of a mail; it is queued, held, sent, dead or withdrawn."
                )
            );

        return await CursorResults.Page(
            Seen(
                http.Visitor(),
                outbox.List(new MailQuery(after, Math.Clamp(most, 1, 1000), known, TaskId.Parse(task)), cancellationToken),
                resourcePlaces,
                cancellationToken
            ),
            page => new MailList([.. page.Mails.Select(MailView.Of)], page.Next)
        );
    }

    private static async Task<MailResultPage> Seen(
        CurrentUser user,
        Task<MailResultPage> reading,
        ResourcePlaces resourcePlaces,
        CancellationToken cancellationToken
    )
    {
        var page = await reading;
        if (user.Can(Permission.SeeMail, null))
            return page;
        var seen = new List<MailRecord>();
        foreach (var mail in page.Mails)
        {
            if ((await resourcePlaces.OfMail(mail, cancellationToken)).All(place => user.Can(Permission.SeeMail, place)))
                seen.Add(mail);
        }

        return page with
        {
            Mails = seen,
        };
    }

    private static async Task<IResult> Act(
        string id,
        Func<string, CancellationToken, Task<MailRecord?>> act,
        CancellationToken cancellationToken
    ) =>
        await act(id, cancellationToken) is { } mail
            ? Results.Ok(MailView.Of(mail))
            : ProblemResults.Of(
                StatusCodes.Status409Conflict,
                new("没有这封邮件，或它现在的状态不允许这样做。", "There is no such mail, or its state does not allow this now.")
            );
}

/// <param name="To">The address; null where nobody could be found.</param>
/// <param name="Letter">Number of the official paper in it.</param>
public sealed record MailView(
    string Id,
    string State,
    DateTimeOffset SendAt,
    DateTimeOffset? SentAt,
    string Subject,
    string? To,
    string? ToName,
    string? Letter,
    int Attempts,
    DateTimeOffset? NextAttemptAt,
    string? Note,
    IReadOnlyList<MailNoticeView> Notices,
    string MessageId
)
{
    /// <summary>Only where one mail is asked for.</summary>
    public string? Text { get; init; }

    internal static MailView Of(MailRecord mail) =>
        new(
            mail.Id,
            TaskView.Kebab(mail.Standing.State.ToString()),
            ChinaTime.Of(mail.SendAt),
            mail.Standing.SentAt is { } sent ? ChinaTime.Of(sent) : null,
            mail.Content.Subject,
            mail.Content.To,
            mail.Content.ToName,
            mail.Letter is { } letter ? $"{letter.Series}/{letter.Number}" : null,
            mail.Standing.Attempts,
            mail.Standing.NextAttemptAt is { } next ? ChinaTime.Of(next) : null,
            mail.Standing.Note,
            [
                .. mail.Notices.Select(notice => new MailNoticeView(
                    notice.ToString(),
                    notice.Task.Value,
                    notice.Step.Kind.Code(),
                    notice.IsHandOver ? null : notice.Due
                )),
            ],
            mail.Content.MessageId
        );
}

/// <param name="Next">Cursor for <c>after</c>; null on the last page.</param>
public sealed record MailList(IReadOnlyList<MailView> Mails, string? Next);

/// <param name="Due">Due date that the notice is about; null for a hand-over, which tells of an act.</param>
public sealed record MailNoticeView(string Id, string Task, string Kind, DateOnly? Due);
