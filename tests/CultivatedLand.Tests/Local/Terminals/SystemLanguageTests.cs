using CultivatedLand.Domain;
using CultivatedLand.Local.Terminals;

namespace CultivatedLand.Tests.Local.Terminals;

public class SystemLanguageTests
{
    private static Language Choose(string[] args, params (string Name, string Value)[] environment) =>
        SystemLanguage.Choose(
            args,
            name => environment.Where(setting => setting.Name == name).Select(setting => setting.Value).FirstOrDefault()
        );

    [Fact]
    public void Without_any_word_it_is_Chinese() => Assert.Equal(Language.Chinese, Choose([]));

    [Theory]
    [InlineData("en_US.UTF-8", Language.English)]
    [InlineData("zh_CN.UTF-8", Language.Chinese)]
    [InlineData("C.UTF-8", Language.Chinese)]
    public void The_system_decides(string lang, Language language) => Assert.Equal(language, Choose([], ("LANG", lang)));

    [Fact]
    public void The_products_own_setting_goes_before_the_systems() =>
        Assert.Equal(Language.English, Choose([], ("CULTIVATEDLAND_LANG", "en"), ("LANG", "zh_CN.UTF-8")));

    [Fact]
    public void LC_ALL_goes_before_LANG() => Assert.Equal(Language.English, Choose([], ("LC_ALL", "en_GB.UTF-8"), ("LANG", "zh_CN.UTF-8")));

    [Theory]
    [InlineData("--lang", "en")]
    [InlineData("--lang=en")]
    [InlineData("read", "plan.txt", "--lang", "en")]
    public void The_command_line_goes_before_everything(params string[] args) =>
        Assert.Equal(Language.English, Choose(args, ("LC_ALL", "zh_CN.UTF-8")));

    [Fact]
    public void An_option_without_its_value_decides_nothing() => Assert.Equal(Language.English, Choose(["--lang"], ("LANG", "en")));
}
