using System.Text.RegularExpressions;
using CultivatedLand.Documents.Preview;

namespace CultivatedLand.Tests.Documents;

public class DraftHtmlPageTests
{
    private const string Plan =
        "某镇2023年<整改>工作方案\n一、工作任务\n（一）翻耕<script>。各村8月20日前完成翻耕30亩。（责任单位：各村；整改时限：2023年9月30日前）";

    [Fact]
    public void Words_of_the_document_stay_words() => Assert.DoesNotContain("<script>", Page(Plan));

    [Fact]
    public void Nothing_is_loaded_from_elsewhere() => Assert.DoesNotMatch("(src=|href=\"[^#]|url\\(|@import| on[a-z]+=)", Page(Plan));

    [Fact]
    public void Every_link_has_its_target()
    {
        var page = Page(Plan);
        var targets = Regex.Matches(page, "id=\"([wr][0-9]+)\"").Select(match => match.Groups[1].Value).ToHashSet();
        var links = Regex.Matches(page, "href=\"#([wr][0-9]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Contains(link, targets));
    }

    [Fact]
    public void Words_on_the_left_lead_to_the_task_on_the_right_and_back()
    {
        var sides = Page(Plan).Split("<aside");
        Assert.Matches("<mark><a href=\"#r[0-9]+\">", sides[0]);
        Assert.Matches("<a href=\"#w[0-9]+\">", sides[1]);
    }

    [Fact]
    public void No_name_is_given_twice() =>
        Assert.Distinct(Regex.Matches(Page(Plan), "id=\"([^\"]+)\"").Select(match => match.Groups[1].Value));

    private static string Page(string text)
    {
        var file = SomeDocument.File("a.txt", text);
        return DraftHtmlPage.Write(SomeDocument.Document(file), SomeDocument.Draft(file));
    }
}
