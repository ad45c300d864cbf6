using System.Text.Json;
using CultivatedLand.Local.Terminals;
using CultivatedLand.Tests.Application.Plans;

namespace CultivatedLand.Tests.Local.Commands;

/// <summary>dates, template and the page that read writes.</summary>
public class SmallVerbTests : WithFiles
{
    [Fact]
    public async Task Dates_tells_what_is_a_deadline_and_what_is_not()
    {
        var printed = await CommandLine.Run("dates", "10月底前完成，2019年以来", "--issued", "2023-07-20", "--json");
        var found = JsonDocument.Parse(printed.Output).RootElement.EnumerateArray().ToList();

        Assert.Equal(["text", "start", "due", "relative", "deadline"], found[0].EnumerateObject().Select(property => property.Name));
        Assert.Equal("2023-10-31", found[0].GetProperty("due").GetString());
        Assert.Equal([true, false], found.Select(date => date.GetProperty("deadline").GetBoolean()));
    }

    [Fact]
    public async Task Dates_keeps_a_relative_term_in_its_words()
    {
        var printed = await CommandLine.Run("dates", "收到通知后7个工作日内报送", "--json");

        Assert.Equal("收到通知后7个工作日内", JsonDocument.Parse(printed.Output).RootElement[0].GetProperty("relative").GetString());
    }

    [Fact]
    public async Task A_day_of_issue_that_is_no_date_is_refused() =>
        Assert.Equal(
            "“soon” after --issued is not a date; write it like 2023-07-20.",
            (await CommandLine.Run("dates", "10月底", "--issued", "soon")).Complaint()
        );

    [Fact]
    public async Task The_template_of_people_is_a_directory_that_can_be_used()
    {
        await CommandLine.Run("template", "people", $"{Folder}/people.csv");
        var printed = await CommandLine.Run(
            "rehearse",
            File("plan.txt", Notice.Text),
            "--from",
            "2023-07-20",
            "--to",
            "2023-07-21",
            "--directory",
            $"{Folder}/people.csv"
        );

        // Its people are of another town, and nothing else is wrong with it.
        Assert.Equal(
            (
                ExitCodes.Fine,
                "The directory knows neither 沙河区/青石镇 nor a place above or below it, so notices will have no recipient. "
                    + "Check the issuer or add the place to the directory."
            ),
            (printed.Code, printed.Error.Trim())
        );
    }

    [Fact]
    public async Task A_template_is_never_written_over_a_file() =>
        Assert.StartsWith(
            $"{Folder}/mine.xlsx cannot be written:",
            (await CommandLine.Run("template", "plan", File("mine.xlsx", "mine"))).Complaint()
        );

    [Fact]
    public async Task Read_writes_a_page_with_the_words_linked()
    {
        await CommandLine.Run("read", File("plan.txt", Notice.Text), "--html", $"{Folder}/page.html");

        Assert.Contains("<mark", await System.IO.File.ReadAllTextAsync($"{Folder}/page.html"));
    }

    [Fact]
    public async Task One_page_is_for_one_file() =>
        Assert.Equal(
            "--html goes with one file at a time.",
            (
                await CommandLine.Run("read", File("a.txt", Notice.Text), File("b.txt", Notice.Text), "--html", $"{Folder}/page.html")
            ).Complaint()
        );
}
