using System.Net;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;
using CultivatedLand.Web.Security;

namespace CultivatedLand.Tests.Web.Security.Matrix;

/// <summary>
/// Walks every endpoint of the surface with every role, from every place, by page, session, token and read-only token.
/// The list is the running product's: a new endpoint is walked without being named here, and fails where its answer is not the rule's.
/// </summary>
public sealed class PermissionMatrixTests : MatrixTest
{
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
        "/sign-in/code",
        "/sign-out",
        "/first-run/",
        "/welcome/", // the doors themselves
        "/t/",
        "/places/",
        "/feeds/", // the links in mails, and a calendar's address, are their own keys
    ];

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
            Closed().Where(endpoint => Address(endpoint).Contains('{', StringComparison.Ordinal)).Select(endpoint => endpoint.ToString())
        );
    }

    [Fact]
    public async Task Whoever_has_not_signed_in_gets_nowhere()
    {
        await Fill();
        var wrong = new List<string>();
        foreach (var endpoint in Closed())
        {
            var answer = await Anybody.SendAsync(new HttpRequestMessage(new HttpMethod(endpoint.Method), Address(endpoint)));
            if (!IsShut(endpoint, answer))
                wrong.Add($"{endpoint}: {answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public async Task The_link_of_a_mail_is_no_key_to_anything_else()
    {
        await Fill();
        var secret = Links.TaskFor(Some.Id, Leader)!.ToString().Split('/')[^1];
        var wrong = new List<string>();
        foreach (var endpoint in Closed())
        {
            var request = new HttpRequestMessage(new HttpMethod(endpoint.Method), Address(endpoint));
            request.Headers.Authorization = new("Bearer", secret);
            request.Headers.Add("Cookie", $"__Host-session={secret}");
            var answer = await Anybody.SendAsync(request);
            if (!IsShut(endpoint, answer))
                wrong.Add($"{endpoint}: {answer.StatusCode}");
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_session_may_what_its_role_may_where_it_stands_and_nothing_elsewhere(AccountRole role)
    {
        await Fill();
        var wrong = new List<string>();
        foreach (var place in Places)
        {
            var visitor = await Visitor($"{role.Code()}{Array.IndexOf(Places, place)}", role, place);
            foreach (var endpoint in Closed())
            {
                await visitor.Ask(endpoint.Method, Address(endpoint), endpoint.IsApi);
                Judge(wrong, role, place, endpoint, await ObjectPlaces(endpoint), visitor.Status, visitor.Page);
            }
        }

        Assert.Empty(wrong);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_token_may_what_its_account_may_and_a_reading_one_changes_nothing(AccountRole role)
    {
        await Fill();
        var wrong = new List<string>();
        foreach (var place in Places)
        {
            var name = $"{role.Code()}{Array.IndexOf(Places, place)}";
            await Account(name, role, place);
            using var writing = await Program(name);
            using var reading = await Program(name, readsOnly: true);
            foreach (var endpoint in Closed().Where(endpoint => endpoint.IsApi))
            {
                var places = await ObjectPlaces(endpoint);
                var written = await Ask(writing, endpoint);
                Judge(wrong, role, place, endpoint, places, written.Status, written.Page);
                var read = await Ask(reading, endpoint);
                if (!endpoint.IsWrite && IsReading(endpoint))
                    Judge(wrong, role, place, endpoint, places, read.Status, read.Page);
                else if (read.Status is not HttpStatusCode.Forbidden)
                    wrong.Add($"{endpoint} with a reading token as {role.Code()}: {(int)read.Status}, expected 403");
            }
        }

        Assert.Empty(wrong);

        async Task<(HttpStatusCode Status, string Page)> Ask(HttpClient program, Walked endpoint)
        {
            using var answer = await program.SendAsync(new HttpRequestMessage(new HttpMethod(endpoint.Method), Address(endpoint)));
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
        }
    }

    /// <summary>Whether a reading token may come this far. It sees no drafts and no accounts: whoever sees those may change them.</summary>
    private static bool IsReading(Walked endpoint) =>
        endpoint.Needs!.Permission is not { } permission || RolePermissions.IsReading(permission);

    private static void Judge(
        List<string> wrong,
        AccountRole role,
        Place? grant,
        Walked endpoint,
        IReadOnlyList<Place?> places,
        HttpStatusCode status,
        string page
    )
    {
        if (Expected(role, grant, endpoint, places, (int)status, page) is { } expected)
            wrong.Add($"{endpoint} as {role.Code()} at {grant?.Path ?? "everywhere"}: {(int)status}, expected {expected}");
    }

    /// <returns>What was expected. Null where the answer is right.</returns>
    private static string? Expected(AccountRole role, Place? grant, Walked endpoint, IReadOnlyList<Place?> places, int status, string page)
    {
        var required = endpoint.Needs!;
        var reaches = Reaches(grant, places);
        if (status >= 500)
            return "an answer";
        if (!(reaches && Reaches(grant, [Some.Village])) && Secrets.Any(secret => page.Contains(secret, StringComparison.Ordinal)))
            return "nothing of another place";
        if (required.Permission is not { } permission)
            return status is 401 or 403 ? "to be let in" : null;
        if (!RolePermissions.Allow(role, permission))
            return status == 403 ? null : "403";
        if (required.Resource == ResourceKind.Host)
            return (status is 401 or 403) == (grant is not null) ? null
                : grant is null ? "to be let in"
                : "403";
        if (!reaches)
            return status is 403 or 404 ? null : "403 or 404";
        if (status is 401)
            return "to be let in";

        // A page may ask for more than its group does; then it says so in words.
        return status == 403 && endpoint.IsApi ? "to be let in" : null;
    }

    private static bool IsShut(Walked endpoint, HttpResponseMessage answer) =>
        endpoint.IsApi
            ? answer.StatusCode == HttpStatusCode.Unauthorized
            : answer.Headers.Location?.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal) == true;
}
