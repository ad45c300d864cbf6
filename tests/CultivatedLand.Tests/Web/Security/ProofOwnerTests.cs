using System.Net;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>A proof is a cookie and a field that go together. Somebody plants his own pair in another browser.</summary>
public sealed class ProofOwnerTests : AccessTest
{
    private static readonly string Acknowledge = $"/tasks/{Some.Id}/acknowledge";

    private async Task<Browser> Opened(string name) =>
        await (await SignedIn(name, AccountRole.Leader, Some.Village)).Open($"/tasks/{Some.Id}");

    private static void Plant(Browser from, Browser into)
    {
        into.Cookies["__Host-proof"] = from.Cookies["__Host-proof"];
        into.Proof = from.Hidden("__RequestVerificationToken")!;
    }

    [Fact]
    public async Task The_proof_of_one_account_proves_nothing_for_another()
    {
        var (attacker, victim) = (await Opened("zhang"), await Opened("wang"));
        Plant(attacker, victim);

        Assert.Equal(HttpStatusCode.BadRequest, (await victim.Ask("POST", Acknowledge, byScript: false)).Status);
    }

    [Fact]
    public async Task Nor_by_a_script()
    {
        var (attacker, victim) = (await Opened("zhang"), await Opened("wang"));
        Plant(attacker, victim);

        Assert.Equal(HttpStatusCode.BadRequest, (await victim.Ask("POST", $"/api/tasks/{Some.Id}/acknowledge", byScript: true)).Status);
    }

    [Fact]
    public async Task A_proof_that_nobody_owns_proves_nothing_for_an_account()
    {
        var victim = await Opened("wang");
        Plant(await Browser().Open("/sign-in"), victim);

        Assert.Equal(HttpStatusCode.BadRequest, (await victim.Ask("POST", Acknowledge, byScript: false)).Status);
    }

    [Fact]
    public async Task The_same_account_goes_on_with_its_page_after_signing_in_anew()
    {
        var browser = await Opened("wang");
        var proof = browser.Hidden("__RequestVerificationToken")!;
        browser.Cookies.Remove("__Host-session");
        await browser.SignIn("wang", Password);
        browser.Proof = proof;

        Assert.NotEqual(HttpStatusCode.BadRequest, (await browser.Ask("POST", Acknowledge, byScript: false)).Status);
    }

    [Fact]
    public async Task Somebody_who_has_signed_in_signs_out_from_any_page()
    {
        var browser = await Opened("wang");

        Assert.Equal(HttpStatusCode.Redirect, (await browser.Submit("/sign-out")).Status);
    }
}
