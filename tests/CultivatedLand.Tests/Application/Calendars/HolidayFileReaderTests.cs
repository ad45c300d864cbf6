using System.Text;
using CultivatedLand.Application.Calendars;
using CultivatedLand.Application.Settings;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;

namespace CultivatedLand.Tests.Application.Calendars;

public class HolidayFileReaderTests
{
    private static LoadResult<IReadOnlyList<CalendarYear>> Read(string table) =>
        HolidayFileReader.Read(new SourceFile("days.csv", Encoding.UTF8.GetBytes(table)));

    private static string Fault(string line) =>
        ((LoadResult<IReadOnlyList<CalendarYear>>.Rejected)Read("date,name,kind\n" + line)).Faults[0].English;

    [Fact]
    public void Days_are_taken_by_year_in_either_language()
    {
        var years = (
            (LoadResult<IReadOnlyList<CalendarYear>>.Ok)Read(
                "日期,名称,类别\n2028-01-01,元旦,休\n2027-10-01,国庆节,off\n2027-10-09,国庆节,班\n"
            )
        ).Value;

        Assert.Equal(["2027: 2", "2028: 1"], years.Select(year => $"{year.Year}: {year.Days.Count}"));
    }

    [Fact]
    public void The_template_can_be_read() => Assert.IsType<LoadResult<IReadOnlyList<CalendarYear>>.Ok>(Read(HolidayFileReader.Template));

    [Theory]
    [InlineData("2027-02-30,春节,休", "days.csv, row 2: “2027-02-30” is not a date; write it like 2027-01-01.")]
    [InlineData("2027-01-01,元旦,假", "days.csv, row 2: the kind “假” must be holiday or workday.")]
    [InlineData("2027-01-01,,休", "days.csv, row 2: the name is missing; write it like 国庆节.")]
    [InlineData("1890-01-01,元旦,休", "days.csv, row 2: The year 1890 is not between 2000 and 2199.")]
    [InlineData("2027-01-04,元旦,班", "days.csv, row 2: 2027-01-04 is a weekday anyway and cannot make up for one; check the date.")]
    [InlineData("2027-01-01,元旦,休\n2027-01-01,元旦,休", "days.csv, row 3: 2027-01-01 stands in row 2 already.")]
    public void What_is_wrong_is_said_with_its_row(string line, string fault) => Assert.Equal(fault, Fault(line));
}
