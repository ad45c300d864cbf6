using System.Net;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

internal static class PlatformRequest
{
    public static HttpRequestMessage To(string path, string claim, string address, string provider = "aad")
    {
        var principal =
            $$"""{"auth_typ":"{{provider}}","claims":[{"typ":"{{claim}}","val":"{{address}}"}],"name_typ":"name","role_typ":"roles"}""";
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", Convert.ToBase64String(Encoding.UTF8.GetBytes(principal)));
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL-NAME", "display name");
        return request;
    }
}

public class PlatformTests : AccessTest
{
    protected override bool PlatformAuthenticates => true;

    private async Task<HttpStatusCode> Me(HttpRequestMessage request) => (await Browser().Send(request)).Status;

    [Theory]
    [InlineData("preferred_username")]
    [InlineData("http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn")]
    public async Task Whom_the_platform_names_is_known_by_the_address_of_the_account(string claim)
    {
        await Account("wang", AccountRole.Office, Some.Village, "Wang@Q.example");

        Assert.Equal(HttpStatusCode.OK, await Me(PlatformRequest.To("/me", claim, "wang@q.example")));
    }

    [Fact]
    public async Task Somebody_without_an_account_stays_outside() =>
        Assert.Equal(HttpStatusCode.Redirect, await Me(PlatformRequest.To("/me", "upn", "stranger@q.example")));

    [Fact]
    public async Task A_claim_that_people_write_themselves_opens_nothing()
    {
        await Account("wang", AccountRole.Office, Some.Village, "wang@q.example");

        Assert.Equal(HttpStatusCode.Redirect, await Me(PlatformRequest.To("/me", "email", "wang@q.example")));
    }

    [Fact]
    public async Task Another_provider_than_Entra_ID_opens_nothing()
    {
        await Account("wang", AccountRole.Office, Some.Village, "wang@q.example");

        Assert.Equal(HttpStatusCode.Redirect, await Me(PlatformRequest.To("/me", "upn", "wang@q.example", "google")));
    }

    [Theory]
    [InlineData("no base64 at all")]
    [InlineData("bm90IEpTT04=")]
    [InlineData("bnVsbA==")]
    public async Task A_header_that_cannot_be_read_opens_nothing(string header)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, "/me");
        request.Headers.Add("X-MS-CLIENT-PRINCIPAL", header);

        Assert.Equal(HttpStatusCode.Redirect, await Me(request));
    }

    [Fact]
    public async Task A_disabled_account_stays_outside_whatever_the_platform_says()
    {
        await Account("wang", AccountRole.Office, Some.Village, "wang@q.example");
        await Part<AccountService>().Change("wang", new NewAccount("wang", "王", "wang@q.example", []), isDisabled: true, default);

        Assert.Equal(HttpStatusCode.Redirect, await Me(PlatformRequest.To("/me", "upn", "wang@q.example")));
    }
}

public class NoPlatformTests : AccessTest
{
    [Fact]
    public async Task Where_no_platform_signs_people_in_its_headers_are_anybodys_and_open_nothing()
    {
        await Account("wang", AccountRole.Office, Some.Village, "wang@q.example");

        Assert.Equal(HttpStatusCode.Redirect, (await Browser().Send(PlatformRequest.To("/me", "upn", "wang@q.example"))).Status);
    }
}
