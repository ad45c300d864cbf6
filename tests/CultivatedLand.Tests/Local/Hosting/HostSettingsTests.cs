using CultivatedLand.Application.Accounts;
using CultivatedLand.Application.Settings;
using CultivatedLand.Local.Hosting;
using CultivatedLand.Local.Mail;

namespace CultivatedLand.Tests.Local.Hosting;

public class HostSettingsTests
{
    private static readonly HostSettings Default = new();
    private static readonly SmtpOptions Relay = new() { Host = "smtp.example.cn", From = "office@example.cn" };

    private static string Fault(HostSettings settings) => Assert.Single(settings.Faults()).English;

    [Fact]
    public void The_defaults_can_start() => Assert.Empty(Default.Faults());

    [Fact]
    public void Every_fault_is_told_at_once() => Assert.Equal(2, (Default with { LinkDays = 0, Language = "fr" }).Faults().Count());

    [Fact]
    public void A_language_nobody_speaks_here() =>
        Assert.Equal("language is “fr”; set it to zh or en.", Fault(Default with { Language = "fr" }));

    [Theory]
    [InlineData("none")]
    [InlineData("administrators")]
    [InlineData("everybody")]
    public void Accounts_that_need_a_second_step_have_a_word(string word) =>
        Assert.Empty((Default with { RequireSecondStep = word }).Faults());

    [Theory]
    [InlineData("admins")]
    [InlineData("1")]
    [InlineData("")]
    public void A_word_that_names_no_accounts_is_refused(string word) =>
        Assert.Equal(
            $"requireSecondStep is “{word}”; set it to none, administrators or everybody.",
            Fault(Default with { RequireSecondStep = word })
        );

    [Theory]
    [InlineData("5080")]
    [InlineData("localhost:5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:5080;")]
    [InlineData("http://127.0.0.1:5080/zhengai")]
    public void An_address_to_listen_on_that_is_none(string urls) =>
        Assert.Equal($"urls is “{urls}”; set it to something like http://127.0.0.1:5080.", Fault(Default with { Urls = urls }));

    [Theory]
    [InlineData("http://*:5080")]
    [InlineData("http://+:5080")]
    [InlineData("http://127.0.0.1:5080;https://land.example.cn")]
    public void Addresses_to_listen_on_may_be_wide_and_several(string urls) => Assert.Empty((Default with { Urls = urls }).Faults());

    [Theory]
    [InlineData("land.example.cn")]
    [InlineData("file:///land")]
    public void A_public_address_that_no_browser_opens(string address) =>
        Assert.Equal(
            $"publicAddress is “{address}”; set it to a whole address such as https://land.example.cn.",
            Fault(Default with { PublicAddress = address })
        );

    [Theory]
    [InlineData("https://land.example.cn/zhengai")]
    [InlineData("https://land.example.cn/zhengai/")]
    [InlineData("https://land.example.cn/?a=1")]
    [InlineData("https://land.example.cn/#top")]
    [InlineData("https://office:secret@land.example.cn")]
    public void A_public_address_with_more_than_a_host_name(string address) =>
        Assert.Contains("Set it to https://land.example.cn,", Fault(Default with { PublicAddress = address }));

    [Theory]
    [InlineData("https://land.example.cn")]
    [InlineData("https://land.example.cn/")]
    [InlineData("http://10.0.0.8:5080")]
    public void A_public_address_at_the_root_of_a_host_name(string address) =>
        Assert.Empty((Default with { PublicAddress = address }).Faults());

    [Theory]
    [InlineData(null, null, SecondStepRequirement.None)]
    [InlineData(null, "http://10.0.0.8:5080", SecondStepRequirement.None)]
    [InlineData(null, "https://land.example.cn", SecondStepRequirement.Administrators)]
    [InlineData("none", "https://land.example.cn", SecondStepRequirement.None)]
    [InlineData("everybody", null, SecondStepRequirement.Everybody)]
    public void Administrators_need_a_second_step_where_people_come_by_https(
        string? word,
        string? address,
        SecondStepRequirement required
    ) => Assert.Equal(required, (Default with { RequireSecondStep = word, PublicAddress = address }).AccessRules.RequireSecondStep);

    [Theory]
    [InlineData(0)]
    [InlineData(3651)]
    public void Links_that_die_at_once_or_never(int days) =>
        Assert.Equal("Set linkDays to a number of days from 1 to 3650.", Fault(Default with { LinkDays = days }));

    [Theory]
    [InlineData(0)]
    [InlineData(41)]
    public void An_upload_limit_that_the_reader_does_not_share(int megabytes) =>
        Assert.Equal("Set largestUploadMb to a number from 1 to 40.", Fault(Default with { LargestUploadMb = megabytes }));

    [Fact]
    public void A_clock_that_is_no_moment() =>
        Assert.Equal("clock is “noon”; write it like 2023-07-20T08:00.", Fault(Default with { Clock = "noon" }));

    [Fact]
    public void A_speed_without_a_clock() => Assert.Equal("speed goes with clock only.", Fault(Default with { Speed = 60 }));

    [Theory]
    [InlineData(-1)]
    [InlineData(1_000_001)]
    [InlineData(double.NaN)]
    public void A_speed_beyond_measure(double speed) =>
        Assert.Equal("Set speed to a number from 0 to 1000000.", Fault(Default with { Clock = "2023-07-20T08:00", Speed = speed }));

    [Fact]
    public void Virtual_time_sends_no_real_mail() =>
        Assert.Equal(
            "Virtual time must not send real mail: remove smtp.host, or leave out --clock.",
            Fault(Default with { Clock = "2023-07-20T08:00", Smtp = Relay })
        );

    [Fact]
    public void A_relay_that_is_set_well_can_start() => Assert.Empty((Default with { Smtp = Relay }).Faults());

    [Fact]
    public void A_relay_that_is_set_badly_says_what() =>
        Assert.Contains("smtp.from", Fault(Default with { Smtp = Relay with { From = "office" } }));

    [Fact]
    public void Limits_of_no_mail_at_all() =>
        Assert.Equal("At least one mail a minute must be allowed.", Fault(Default with { Smtp = Relay, MailsPerMinute = 0 }));

    [Fact]
    public void A_policy_that_makes_no_sense() =>
        Assert.Equal(
            "policy: A returned phase gets from 1 to 365 days.",
            Fault(Default with { Policy = new DeadlinePolicyFile { ReturnDays = 0 } })
        );
}
