using System.Text;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.Interviews;
using CultivatedLand.Application.Mail;
using CultivatedLand.Application.Mail.Delivery;
using CultivatedLand.Application.Text;
using CultivatedLand.Domain;
using CultivatedLand.Domain.Tasks;
using CultivatedLand.Web.Infrastructure.Routing;
using CultivatedLand.Web.Infrastructure.Uploads;
using CultivatedLand.Web.Pages.Layout;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace CultivatedLand.Web.Pages.Mail;

/// <summary>Endpoints of mails: the list, a mail as it looked, and the acts on one that did not arrive.</summary>
internal static class MailEndpoints
{
    private const int LongestSearch = 100;

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<MailVisibility>();
        services.AddScoped<VisibleMailSearch>();
        services.AddScoped<Handler>();
        services.AddMenuEntry(110, PageUrls.Mails, new("邮件", "Mail"), Permission.SeeMail);
    }

    public static void Map(IEndpointRouteBuilder app)
    {
        var pages = app.MapConsoleGroup(Permission.SeeMail);
        pages.MapLazyGet(
            PageUrls.Mails,
            (
                HttpContext http,
                Handler handler,
                CancellationToken cancellationToken,
                string? after = null,
                string? state = null,
                string? task = null,
                string? search = null
            ) => handler.List(http, after, state, task, search, cancellationToken)
        );
        pages
            .MapLazyGet(
                PageUrls.Mails + "/{id}",
                (string id, HttpContext http, Handler handler, CancellationToken cancellationToken, string? said = null) =>
                    handler.With(http, id, mail => handler.Show(http, mail, Said(said), null, cancellationToken), cancellationToken)
            )
            .RequirePermission(Permission.SeeMail, ResourceKind.Mail);
        pages
            .MapLazyGet(
                PageUrls.Mails + "/{id}/body",
                (string id, HttpContext http, Handler handler, CancellationToken cancellationToken) =>
                    handler.With(http, id, mail => Task.FromResult(Body(http, mail)), cancellationToken)
            )
            .RequirePermission(Permission.SeeMail, ResourceKind.Mail);
        pages
            .MapLazyGet(
                PageUrls.Mails + "/{id}/attachments/{number:int}",
                (string id, int number, HttpContext http, Handler handler, CancellationToken cancellationToken) =>
                    handler.With(http, id, mail => Task.FromResult(Attachment(http, mail, number)), cancellationToken)
            )
            .RequirePermission(Permission.SeeMail, ResourceKind.Mail);
        pages
            .MapLazyPost(
                PageUrls.Mails + "/{id}/resend",
                (string id, HttpContext http, Handler handler, MailDispatcher mailDispatcher, CancellationToken cancellationToken) =>
                    handler.With(
                        http,
                        id,
                        mail => handler.Act(http, mail, "resend", mailDispatcher.Resend, cancellationToken),
                        cancellationToken
                    )
            )
            .RequirePermission(Permission.SendMail, ResourceKind.Mail);
        pages
            .MapLazyPost(
                PageUrls.Mails + "/{id}/release",
                (string id, HttpContext http, Handler handler, MailDispatcher mailDispatcher, CancellationToken cancellationToken) =>
                    handler.With(http, id, mail => handler.Release(http, mail, mailDispatcher, cancellationToken), cancellationToken)
            )
            .RequirePermission(Permission.SendMail, ResourceKind.Mail);
    }

    private static LocalizedText? Said(string? code) =>
        code switch
        {
            "resend" => new("已重新排入发送。", "It is queued again."),
            "release" => new("已放行，即将发出。", "It is released and goes out."),
            _ => null,
        };

    private static IResult Body(HttpContext http, MailRecord mail)
    {
        http.Response.Headers.ContentSecurityPolicy = MailPreview.Policy;
        return Results.Text(MailPreview.Html(mail.Content), "text/html", Encoding.UTF8);
    }

    private static IResult Attachment(HttpContext http, MailRecord mail, int number)
    {
        if (number < 1 || number > mail.Content.Attachments.Count)
            return ConsoleResults.NotFound(http.Page());
        var attachment = mail.Content.Attachments[number - 1];
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(UploadReader.SafeName(attachment.FileName));
        http.Response.Headers.ContentDisposition = disposition.ToString();
        return Results.Bytes(attachment.Content, attachment.MediaType);
    }

    /// <summary>Handler of the pages, resolved per request.</summary>
    internal sealed class Handler(IOutbox outbox, VisibleMailSearch search, MailVisibility mailVisibility, InterviewStore interviews)
    {
        /// <summary>Releases a held mail. The notices of an interview go with the release of the interview, all together.</summary>
        public async Task<IResult> Release(
            HttpContext http,
            MailRecord mail,
            MailDispatcher mailDispatcher,
            CancellationToken cancellationToken
        ) =>
            await interviews.Behind(mail, cancellationToken) is null
                ? await Act(http, mail, "release", mailDispatcher.Release, cancellationToken)
                : await Show(http, mail, null, InterviewDeadlines.ReleasedTogether, cancellationToken, StatusCodes.Status409Conflict);

        public async Task<IResult> With(
            HttpContext http,
            string id,
            Func<MailRecord, Task<IResult>> go,
            CancellationToken cancellationToken
        ) => await outbox.Find(id, cancellationToken) is { } mail ? await go(mail) : ConsoleResults.NotFound(http.Page());

        public async Task<IResult> List(
            HttpContext http,
            string? after,
            string? state,
            string? task,
            string? words,
            CancellationToken cancellationToken
        )
        {
            var page = http.Page();
            var filter = new MailFilter(
                EnumWords.Parse<MailState>(state),
                TaskId.Parse(task),
                (words ?? "").Trim() is var trimmed && trimmed.Length > LongestSearch ? trimmed[..LongestSearch] : trimmed
            );
            try
            {
                var found = await search.Find(
                    new MailQuery(after, State: filter.State, Task: filter.Task),
                    filter.Words,
                    page.Visitor,
                    cancellationToken
                );
                return page.Render<MailListPage>(StatusCodes.Status200OK, ("Found", found), ("Filter", filter), ("IsFirst", after is null));
            }
            catch (Exception unknown) when (unknown is FormatException or OverflowException)
            {
                // The store never gave out this cursor, so the list begins at its first page.
                return Results.Redirect(filter.Address(null));
            }
        }

        public async Task<IResult> Show(
            HttpContext http,
            MailRecord mail,
            LocalizedText? said,
            LocalizedText? fault,
            CancellationToken cancellationToken,
            int status = StatusCodes.Status200OK
        )
        {
            var page = http.Page();
            var notices = new List<MailNotice>();
            foreach (var notice in mail.Notices)
                notices.Add(new MailNotice(notice, await mailVisibility.Task(notice.Task, cancellationToken)));
            return page.Render<MailPage>(
                status,
                ("Mail", mail),
                ("Notices", notices),
                ("Interview", await interviews.Behind(mail, cancellationToken)),
                ("MaySend", await mailVisibility.May(page.Visitor, Permission.SendMail, mail, cancellationToken)),
                ("Said", said),
                ("Fault", fault)
            );
        }

        public async Task<IResult> Act(
            HttpContext http,
            MailRecord mail,
            string name,
            Func<string, CancellationToken, Task<MailRecord?>> act,
            CancellationToken cancellationToken
        )
        {
            if (await act(mail.Id, cancellationToken) is not null)
                return new SeeOtherResult($"{PageUrls.Mail(mail.Id)}?said={name}");

            // The form was sent twice, or somebody else was first: the mail is already queued.
            var now = await outbox.Find(mail.Id, cancellationToken) ?? mail;
            return now.Standing.State == MailState.Queued
                ? new SeeOtherResult(PageUrls.Mail(mail.Id))
                : await Show(
                    http,
                    now,
                    null,
                    new("它现在的状态不允许这样做。", "Its state does not allow this now."),
                    cancellationToken,
                    StatusCodes.Status409Conflict
                );
        }
    }
}
