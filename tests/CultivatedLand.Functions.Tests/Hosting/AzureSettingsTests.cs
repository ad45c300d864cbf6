using CultivatedLand.Functions.Hosting;
using Microsoft.Extensions.Configuration;

namespace CultivatedLand.Functions.Tests.Hosting;

public sealed class AzureSettingsTests
{
    public static readonly Dictionary<string, string?> Good = new()
    {
        ["Office"] = "石桥镇人民政府",
        ["PublicAddress"] = "https://land.example.cn",
        ["ApiToken"] = new string('t', 32),
        ["SendGrid:ApiKey"] = "SG.key",
        ["SendGrid:From"] = "office@example.cn",
        ["Storage:ConnectionString"] = "UseDevelopmentStorage=true",
    };

    [Fact]
    public void What_the_example_names_is_enough_to_start() => Assert.Equal("石桥镇人民政府", Read(Good).Office);

    [Theory]
    [InlineData("Office")]
    [InlineData("PublicAddress")]
    [InlineData("ApiToken")]
    [InlineData("SendGrid:ApiKey", "SendGrid__ApiKey")]
    [InlineData("SendGrid:From", "SendGrid__From")]
    [InlineData("Storage:ConnectionString", "Storage__")]
    public void A_setting_that_is_missing_is_named_with_what_to_set(string key, string? name = null)
    {
        var wrong = Assert.Throws<SettingsException>(() => Read(Good.Where(pair => pair.Key != key)));

        Assert.Contains(name ?? key, Assert.Single(wrong.Faults).English, StringComparison.Ordinal);
        Assert.Contains(name ?? key, wrong.Faults[0].Chinese, StringComparison.Ordinal);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once() => Assert.Equal(6, Assert.Throws<SettingsException>(() => Read([])).Faults.Count);

    [Theory]
    [InlineData("LinkDays", "soon")]
    [InlineData("LinkDays", "0")]
    [InlineData("LargestUploadMb", "400")]
    [InlineData("Language", "fr")]
    [InlineData("RequireSecondStep", "admins")]
    [InlineData("PublicAddress", "land.example.cn")]
    [InlineData("PublicAddress", "https://land.example.cn/zhengai")]
    [InlineData("ApiToken", "short")]
    [InlineData("SendGrid:From", "nobody")]
    [InlineData("SendGrid:WebhookPublicKey", "no key")]
    [InlineData("MailsPerMinute", "0")]
    [InlineData("Policy:SendAt", "99:99")]
    public void A_value_that_cannot_be_used_is_a_sentence_and_not_a_crash(string key, string value) =>
        Assert.NotEmpty(
            Assert
                .Throws<SettingsException>(() => Read(Good.Where(pair => pair.Key != key).Append(KeyValuePair.Create(key, (string?)value))))
                .Faults
        );

    [Fact]
    public async Task What_keeps_the_host_from_starting_is_written_in_sentences_and_ends_it()
    {
        using var errors = new StringWriter();

        Assert.Equal(1, await StartupGuard.Guard(() => Task.FromResult(Read([])), errors));
        Assert.Equal(6, errors.ToString().Trim().Split('\n').Length);
        Assert.DoesNotContain("   at ", errors.ToString(), StringComparison.Ordinal);
    }

    private static AzureSettings Read(IEnumerable<KeyValuePair<string, string?>> values) =>
        AzureSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values).Build());
}
