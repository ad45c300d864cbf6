using System.Net;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Clocks;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Tests.Application.Plans;
using CultivatedLand.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>Walks every endpoint of the surface with every role, at the place that it is about, at another, and everywhere.</summary>
public class PermissionMatrixTests : AccessTest
{
    private static readonly Place Own = Place.Parse("沙河区/青石镇")!;
    private static readonly Place Other = Place.Parse("沙河区/白塔镇")!;

    /// <summary>Addresses for people who have not signed in. Whoever adds one here says why it needs no account.</summary>
    private static readonly string[] OpenToEverybody =
    [
        "/openapi.json",
        "/api-docs", // what the API offers, and nothing of what it keeps
        "/",
        "/assets/",
        "/health/",
        "/language", // they show nothing of the ledger
        "/sign-in",
        "/sign-out",
        "/first-run/",
        "/welcome/", // the doors themselves
        "/t/",
        "/feeds/", // the link in a mail, and a calendar's address, are their own keys
    ];

    private readonly Dictionary<string, string> _values = [];

    private IEnumerable<Walked> Endpoints() =>
        from endpoint in Part<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let pattern = "/" + endpoint.RoutePattern.RawText!.Trim('/')
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"]
        where method != "HEAD"
        select new Walked(method, pattern, endpoint.Metadata.GetMetadata<RequiredPermission>());

    private async Task Fill()
    {
        var plan = await Json(
            await Administrator.PostAsync("/api/plans?name=plan.txt", new ByteArrayContent(Encoding.UTF8.GetBytes(Notice.Text)))
        );
        Clock.MoveTo("2023-08-04 09:00");
        await Office.Desk.WakeDue(100, default);
        await Office.Post.RecordDueNotices(default);
        var photo = await Office.Archive.Put(Encoding.UTF8.GetBytes("photo"), default);
        await Account("somebody", AccountRole.GridMember, Other);
        _values["/tasks/{id}"] = $"/tasks/{Some.Id}";
        _values["/plans/{hash}"] = $"/plans/{plan["hash"]}";
        _values["/mails/{id}"] = $"/mails/{Uri.EscapeDataString(Office.Outbox.Records[0].Id)}";
        _values["/leads/{id}"] =
            $"/leads/{(await Json(await Post("/api/leads", "{\"place\":\"沙河区/青石镇/柳湾村\",\"what\":\"新打地基\"}")))["id"]}";
        _values["/photos/{hash}"] = $"/photos/{photo}";
        _values["/settings/accounts/{key}"] = "/settings/accounts/somebody";
        _values["/evidence/{hash}"] = $"/evidence/{photo}";
        _values["/attachments/{number:int}"] = "/attachments/0";
        _values["/tokens/{id}"] = "/tokens/none";
        _values["/webhooks/{id}"] = "/webhooks/none";
        _values["/rhythms/{id}"] = "/rhythms/none";
        _values["/bulletins/{occurrence}"] = "/bulletins/none";
        _values["/settlement/{id}"] = "/settlement/none";
        _values["/samples/{id}"] = "/samples/none";
        _values["/interviews/{id}"] = "/interviews/none";
        _values["/settlement/plans/{plan}"] = "/settlement/plans/none";
        _values["/settlement/sheets/{id}"] = "/settlement/sheets/none";
    }

    private string Address(string pattern) =>
        _values.Aggregate(pattern, (path, value) => path.Replace(value.Key, value.Value, StringComparison.Ordinal));

    [Fact]
    public void Every_endpoint_says_what_it_needs() =>
        Assert.Empty(Endpoints().Where(endpoint => endpoint.Needs is null).Select(endpoint => endpoint.ToString()));

    [Fact]
    public void Only_the_front_door_and_what_belongs_to_it_is_open_to_everybody() =>
        Assert.Empty(
            Endpoints()
                .Where(endpoint =>
                    endpoint.Needs?.IsPublic == true
                    && !OpenToEverybody.Any(open =>
                        endpoint.Pattern == open
                        || (open.Length > 1 && open[^1] == '/' && endpoint.Pattern.StartsWith(open, StringComparison.Ordinal))
                    )
                )
                .Select(endpoint => endpoint.ToString())
        );

    [Fact]
    public async Task Every_address_can_be_walked()
    {
        await Fill();

        // A new parameter in an address: give it a value in Fill.
        Assert.Empty(
            Endpoints()
                .Where(endpoint => endpoint.Needs?.IsPublic == false && Address(endpoint.Pattern).Contains('{', StringComparison.Ordinal))
                .Select(endpoint => endpoint.ToString())
        );
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_gets_nowhere()
    {
        await Fill();
        var wrong = new List<string>();
        foreach (var endpoint in Endpoints().Where(endpoint => !endpoint.Needs!.IsPublic))
        {
            var answer = await Anybody.SendAsync(new HttpRequestMessage(new HttpMethod(endpoint.Method), Address(endpoint.Pattern)));
            var isShut = endpoint.IsApi
                ? answer.StatusCode == HttpStatusCode.Unauthorized
                : answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) == true;
            if (!isShut)
                wrong.Add($"{endpoint}: {answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData(AccountRole.Office)]
    [InlineData(AccountRole.Leader)]
    [InlineData(AccountRole.Supervisor)]
    [InlineData(AccountRole.GridMember)]
    [InlineData(AccountRole.Administrator)]
    public async Task A_role_may_what_the_table_says_at_its_own_place_and_nothing_elsewhere(AccountRole role)
    {
        await Fill();
        var wrong = new List<string>();
        foreach (var place in new[] { Own, Other, null })
        {
            var visitor = await Visitor($"{role.Code()}-{place?.Name ?? "everywhere"}", role, place);
            foreach (var endpoint in Endpoints().Where(endpoint => endpoint.Needs is { IsPublic: false }))
            {
                await visitor.Ask(endpoint.Method, Address(endpoint.Pattern), endpoint.IsApi);
                if (Wrong(endpoint, role, place, visitor) is { } expected)
                    wrong.Add($"{endpoint} as {role.Code()} at {place?.Path ?? "everywhere"}: {(int)visitor.Status}, expected {expected}");
            }
        }

        Assert.Empty(wrong);
    }

    private static string? Wrong(Walked endpoint, AccountRole role, Place? place, Browser answer)
    {
        var (required, status) = (endpoint.Needs!, (int)answer.Status);
        if (required.Permission is not { } permission)
            return status is 401 or 403 ? "to be let in" : null;
        if (!RolePermissions.Allow(role, permission))
            return status == 403 ? null : "403";
        if (required.Resource == ResourceKind.Host)
            return (status is 401 or 403) == (place is not null) ? null
                : place is null ? "to be let in"
                : "403";
        if (place == Other && endpoint.IsBound)
            return status is 403 or 404 ? null : "403 or 404";
        if (place == Other && answer.Page.Contains("柳湾村", StringComparison.Ordinal))
            return "nothing of another place";
        if (status is 401)
            return "to be let in";

        // A page may ask for more than its group does; then it says so in words.
        return status == 403 && endpoint.IsApi ? "to be let in" : null;
    }

    private async Task<Browser> Visitor(string name, AccountRole role, Place? place)
    {
        await Account(name, role, place);
        var browser = Browser();
        browser.Cookies["__Host-session"] = await Part<SessionStore>().Begin((await Part<AccountStore>().Find(name, default))!, default);
        await browser.Open("/me");
        browser.Proof = browser.Hidden("__RequestVerificationToken")!;
        return browser;
    }

    private sealed record Walked(string Method, string Pattern, RequiredPermission? Needs)
    {
        public bool IsApi => Pattern.StartsWith("/api", StringComparison.Ordinal);

        /// <summary>About one task, plan or mail, and with it about a place.</summary>
        public bool IsBound =>
            Needs!.Resource is ResourceKind.Task or ResourceKind.Plan or ResourceKind.Mail or ResourceKind.Lead
            || new[] { "/tasks/{id}", "/leads/{id}", "/plans/{hash}", "/mails/{id}" }.Any(bound =>
                Pattern.Contains(bound, StringComparison.Ordinal)
            );

        public override string ToString() => $"{Method} {Pattern}";
    }
}
