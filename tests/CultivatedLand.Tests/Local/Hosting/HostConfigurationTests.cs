using CultivatedLand.Local.Hosting;

namespace CultivatedLand.Tests.Local.Hosting;

public sealed class HostConfigurationTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("settings");

    public void Dispose() => _folder.Delete(recursive: true);

    private HostSettings Gather(params (string Name, string? Value)[] commandLine) =>
        HostConfiguration.Gather(
            commandLine
                .Append(("Data", _folder.FullName))
                .DistinctBy(pair => pair.Item1)
                .ToDictionary(pair => pair.Item1, pair => pair.Item2)
        );

    private HostConfigurationTests File(string json)
    {
        System.IO.File.WriteAllText(Path.Combine(_folder.FullName, HostConfiguration.Name), json);
        return this;
    }

    private string Trouble(params (string Name, string? Value)[] commandLine) =>
        Assert.Throws<SettingsException>(() => Gather(commandLine)).Sentence.English;

    [Fact]
    public void Without_any_setting_the_defaults_hold() => Assert.Equal(new HostSettings { Data = _folder.FullName }, Gather());

    [Fact]
    public void The_data_folder_may_hold_settings() => Assert.Equal("青石镇专班", File("""{"office":"青石镇专班"}""").Gather().Office);

    [Fact]
    public void The_command_line_goes_before_the_file() => Assert.Equal("乙", File("""{"office":"甲"}""").Gather(("Office", "乙")).Office);

    [Fact]
    public void The_environment_goes_before_the_file_and_after_the_command_line()
    {
        File("""{"leadingGroup":"文件"}""");
        Environment.SetEnvironmentVariable("CULTIVATEDLAND_LeadingGroup", "环境");
        try
        {
            Assert.Equal(("环境", "命令行"), (Gather().LeadingGroup, Gather(("LeadingGroup", "命令行")).LeadingGroup));
        }
        finally
        {
            Environment.SetEnvironmentVariable("CULTIVATEDLAND_LeadingGroup", null);
        }
    }

    [Fact]
    public void Groups_of_settings_are_objects() =>
        Assert.Equal(
            ("smtp.example.cn", 20),
            File("""{"smtp":{"host":"smtp.example.cn"},"policy":{"returnDays":20}}""").Gather() is var settings
                ? (settings.Smtp.Host, settings.Policy.ReturnDays)
                : default
        );

    [Fact]
    public void Broken_JSON_is_told_with_its_file()
    {
        var trouble = File("""{"office": """).Trouble();

        Assert.Contains(Path.Combine(_folder.FullName, HostConfiguration.Name), trouble);
        Assert.EndsWith("Correct that file (JSON) and start again.", trouble);
    }

    [Fact]
    public void A_value_of_the_wrong_kind_is_told_with_its_name() =>
        Assert.Equal(
            "The setting LinkDays is “sixty”, which is no usable value; "
                + "correct it on the command line, in the environment (CULTIVATEDLAND_…) or in appsettings.json.",
            File("""{"linkDays":"sixty"}""").Trouble()
        );

    [Fact]
    public void A_data_folder_without_a_name_is_told() =>
        Assert.Equal("data is empty; name the data folder, or leave the setting out.", Trouble(("Data", " ")));
}
