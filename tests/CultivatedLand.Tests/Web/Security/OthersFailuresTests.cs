using System.Net;
using System.Text;
using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Accounts.Administration;
using CultivatedLand.Application.Authorization;
using CultivatedLand.Application.SignIn;
using CultivatedLand.Testing.Samples;
using Microsoft.Extensions.DependencyInjection;

namespace CultivatedLand.Tests.Web.Security;

/// <summary>What somebody who guesses does to others: nothing.</summary>
public class OthersFailuresTests : AccessTest
{
    private const string Stranger = "203.0.113.66";
    private const string Proxy = "198.51.100.7";

    private protected override string ClientAddressHeader => "X-Forwarded-For";

    private Browser From(string address)
    {
        var client = NewClient();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
        return new Browser(client);
    }

    private async Task Guess(string address, string name, int times)
    {
        var browser = From(address);
        for (var attempt = 0; attempt < times; attempt++)
            await browser.SignIn(name, $"wrong-password-{attempt}");
    }

    [Fact]
    public async Task Wrong_passwords_from_one_address_lock_nobody_out_at_another()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Guess(Stranger, "wang", 40);

        Assert.Equal("/today", (await From(Proxy).SignIn("wang", Password)).Location);
    }

    [Fact]
    public async Task Wrong_passwords_from_many_addresses_leave_the_first_right_one_from_another_open()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        for (var number = 1; number <= 60; number++)
            await Guess($"203.0.113.{number}", "wang", 2);

        Assert.Equal("/today", (await From(Proxy).SignIn("wang", Password)).Location);
    }

    [Fact]
    public async Task Under_an_attack_from_many_addresses_each_waits_after_its_first_failure()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        for (var number = 1; number <= 60; number++)
            await Guess($"203.0.113.{number}", "wang", 1);
        var browser = From(Stranger);
        await browser.SignIn("wang", "wrong-password-1");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignIn("wang", "wrong-password-2")).Status);
    }

    /// <summary>A machine that has just started has counted nothing; what it reads of the account counts all the same.</summary>
    [Fact]
    public async Task An_attack_that_other_machines_have_seen_is_one_here_too()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Part<AccountStore>().Change("wang", known => known with { Failures = 50, LastFailureAt = Clock.GetUtcNow() }, default);
        var browser = From(Stranger);
        await browser.SignIn("wang", "wrong-password-1");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignIn("wang", "wrong-password-2")).Status);
        Assert.Equal("/today", (await From(Proxy).SignIn("wang", Password)).Location);
    }

    [Fact]
    public async Task Five_failures_from_one_address_are_counted_together_over_all_machines_from_the_first()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Guess(Stranger, "wang", 2);
        var second = AnotherMachine();
        await second.SignIn("wang", "wrong-password-3", Stranger, [], default);
        await second.SignIn("wang", "wrong-password-4", Stranger, [], default);
        await Guess(Stranger, "wang", 1);

        Assert.IsType<SignInOutcome.Locked>(await AnotherMachine().SignIn("wang", Password, Stranger, [], default));
        Assert.IsType<SignInOutcome.SignedIn>(await AnotherMachine().SignIn("wang", Password, Proxy, [], default));

        Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.IsType<SignInOutcome.SignedIn>(await AnotherMachine().SignIn("wang", Password, Stranger, [], default));
    }

    [Fact]
    public async Task A_sign_in_ends_the_count_of_its_address_on_all_machines()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Guess(Proxy, "wang", 4);
        await From(Proxy).SignIn("wang", Password);
        await Guess(Proxy, "wang", 1);

        Assert.IsType<SignInOutcome.SignedIn>(await AnotherMachine().SignIn("wang", Password, Proxy, [], default));
    }

    [Fact]
    public async Task What_an_account_keeps_of_failures_is_bounded_and_names_no_address()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        for (var number = 1; number <= 40; number++)
            await Guess($"203.0.113.{number}", "wang", 1);

        var kept = (await Part<AccountStore>().Find("wang", default))!.FailuresByOrigin!;
        Assert.Equal(16, kept.Count);
        Assert.All(kept, one => Assert.Matches("^[0-9a-f]{16}$", one.Origin));
    }

    /// <summary>One that has just started, over the same storage.</summary>
    private SignInService AnotherMachine() =>
        ActivatorUtilities.CreateInstance<SignInService>(Part<IServiceProvider>(), new SignInThrottle(Part<AccessRules>()));

    [Fact]
    public async Task Where_the_proxy_tells_no_address_wrong_passwords_lock_nobody_else_out()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        for (var name = 0; name < 40; name++)
            await Guess("unknown", $"name{name}", 1);
        var browser = From("unknown");
        await browser.SignIn("wang", "wrong-password-1");

        Assert.Equal("/today", (await browser.SignIn("wang", Password)).Location);
    }

    [Fact]
    public async Task An_address_is_counted_once_whatever_ports_it_comes_from()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        for (var port = 1; port <= 5; port++)
            await Guess($"{Stranger}:{50_000 + port}", "wang", 1);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await From($"{Stranger}:50009").SignIn("wang", Password)).Status);
    }

    [Fact]
    public async Task An_office_behind_one_address_survives_thirty_failures_there()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Account("zhang", AccountRole.Office, Some.Village);
        await Guess(Proxy, "zhang", 10);
        for (var name = 0; name < 60; name++)
            await Guess(Proxy, $"name{name}", 1);

        Assert.Equal("/today", (await From(Proxy).SignIn("wang", Password)).Location);
    }

    [Fact]
    public async Task An_address_that_tries_many_names_waits_after_the_first_failure_of_each()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        for (var name = 0; name < 30; name++)
            await Guess(Stranger, $"name{name}", 1);
        var browser = From(Stranger);
        await browser.SignIn("wang", "wrong-password-1");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignIn("wang", Password)).Status);
    }

    [Fact]
    public async Task An_address_that_tries_without_end_waits_a_minute_at_most()
    {
        for (var name = 0; name < 320; name++)
        {
            await Guess(Stranger, $"name{name}", 1);
            if (name >= 300)
                Clock.Advance(TimeSpan.FromSeconds(59));
        }

        await Account("wang", AccountRole.Office, Some.Village);
        Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Unauthorized, (await From(Stranger).SignIn("one-more", "wrong-password-1")).Status);
        var browser = From(Stranger);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SignIn("wang", Password)).Status);
        Assert.Equal(TimeSpan.FromMinutes(1), browser.Last.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task A_device_that_is_known_goes_in_past_the_failures_of_its_own_address()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var known = From(Proxy);
        await known.SignIn("wang", Password);
        await Guess(Proxy, "wang", 8);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await From(Proxy).SignIn("wang", Password)).Status);
        Assert.Equal("/today", (await SignInAgain(known, "wang")).Location);
    }

    [Fact]
    public async Task A_known_device_waits_for_its_own_failures()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var known = From(Proxy);
        await known.SignIn("wang", Password);
        known.Cookies.Remove("__Host-session");
        for (var attempt = 0; attempt < 5; attempt++)
            await known.SignIn("wang", $"wrong-password-{attempt}");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await known.SignIn("wang", Password)).Status);
    }

    [Fact]
    public async Task A_device_is_known_at_the_account_that_signed_in_on_it_and_at_no_other()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Account("zhang", AccountRole.Office, Some.Village);
        var known = From(Proxy);
        await known.SignIn("wang", Password);
        await Guess(Proxy, "zhang", 8);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await SignInAgain(known, "zhang")).Status);
    }

    [Fact]
    public async Task Two_people_share_a_device_that_is_known()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Account("zhang", AccountRole.Office, Some.Village);
        var shared = From(Proxy);
        await shared.SignIn("wang", Password);
        await SignInAgain(shared, "zhang");
        await Guess(Proxy, "wang", 8);

        Assert.Equal("/today", (await SignInAgain(shared, "wang")).Location);
    }

    [Fact]
    public async Task A_new_password_ends_the_known_devices()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        var known = From(Proxy);
        await known.SignIn("wang", Password);
        await Part<AccountService>().SetPassword("wang", "another-green-field", default);
        await Guess(Proxy, "wang", 8);

        known.Cookies.Remove("__Host-session");
        Assert.Equal(HttpStatusCode.TooManyRequests, (await known.SignIn("wang", "another-green-field")).Status);
    }

    [Fact]
    public async Task A_forged_device_is_not_known()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Guess(Proxy, "wang", 8);
        var forged = From(Proxy);
        forged.Cookies["__Host-device"] = Convert.ToBase64String(Encoding.UTF8.GetBytes("""[{"account":"wang","stamp":1,"id":"a"}]"""));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await forged.SignIn("wang", Password)).Status);
    }

    [Fact]
    public async Task The_owner_is_told_by_mail_once_a_day()
    {
        await Account("wang", AccountRole.Office, Some.Village, "wang@q.example");
        await Guess(Stranger, "wang", 5);
        await Guess("203.0.113.67", "wang", 5);

        var mail = Assert.Single(Office.Outbox.Records);
        Assert.Equal("wang@q.example", mail.Content.To);
        Assert.Contains("您的账号没有被锁", mail.Content.Text, StringComparison.Ordinal);

        Clock.Advance(TimeSpan.FromDays(1));
        await Guess(Stranger, "wang", 1);
        Assert.Equal(2, Office.Outbox.Records.Count);
    }

    [Fact]
    public async Task Four_wrong_passwords_are_no_reason_for_a_mail()
    {
        await Account("wang", AccountRole.Office, Some.Village, "wang@q.example");
        await Guess(Stranger, "wang", 4);

        Assert.Empty(Office.Outbox.Records);
    }

    [Fact]
    public async Task The_page_of_the_owner_shows_how_often_somebody_failed()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Guess(Stranger, "wang", 5);
        var browser = await From(Proxy).SignIn("wang", Password);
        await browser.Open("/me");

        Assert.Contains("连续5次输错密码，最近一次在2023-07-20 08:00", browser.Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_ends_the_waiting()
    {
        await Account("wang", AccountRole.Office, Some.Village);
        await Guess(Proxy, "wang", 8);

        Assert.Equal(HttpStatusCode.OK, (await Administrator.PostAsync("/api/accounts/Wang/unlock", null)).StatusCode);
        Assert.Equal("/today", (await From(Proxy).SignIn("wang", Password)).Location);
    }

    [Fact]
    public async Task An_account_that_is_not_there_is_not_unlocked() =>
        Assert.Equal(HttpStatusCode.NotFound, (await Administrator.PostAsync("/api/accounts/nobody/unlock", null)).StatusCode);

    private static async Task<Browser> SignInAgain(Browser browser, string name)
    {
        browser.Cookies.Remove("__Host-session");
        return await browser.SignIn(name, Password);
    }
}
