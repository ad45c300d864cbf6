using System.Text;
using CultivatedLand.Application.People;
using CultivatedLand.Application.Tables;
using CultivatedLand.Documents.Sources;
using CultivatedLand.Domain.People;
using CultivatedLand.Domain.Places;
using CultivatedLand.Testing.Samples;

namespace CultivatedLand.Tests.Application.People;

public class DirectoryFileReaderTests
{
    private const string Header = "place,role,name,mail,phone,unit,substitute,away from,away to\n";

    private static LoadResult<PeopleDirectory> Read(string csv) =>
        DirectoryFileReader.Read(new SourceFile("people.csv", Encoding.UTF8.GetBytes(csv)));

    private static DirectoryEntry One(string row) =>
        Assert.Single(Assert.IsType<LoadResult<PeopleDirectory>.Ok>(Read(Header + row)).Value.Entries);

    private static IEnumerable<string> Faults(string csv) =>
        Assert.IsType<LoadResult<PeopleDirectory>.Rejected>(Read(csv)).Faults.Select(fault => fault.English);

    [Fact]
    public void A_row_says_who_holds_which_role_where() =>
        Assert.Equal(
            new DirectoryEntry(Place.Parse("青石镇/柳湾村")!, Role.Leader, null, "李村长", "li@qingshi.example", "13900000000"),
            One("青石镇/柳湾村,leader,李村长,li@qingshi.example,13900000000,,,,\n")
        );

    [Fact]
    public void An_absence_lasts_from_a_day_to_a_day()
    {
        var entry = One("青石镇,leader,李村长,li@q.example,,,李村长,2023-08-01,2023年8月5日\n");

        Assert.Equal((Some.Day("2023-08-01"), Some.Day("2023-08-05"), "李村长"), (entry.AwayFrom, entry.AwayTo, entry.Substitute));
    }

    [Fact]
    public void An_office_that_is_no_role_is_known_by_its_own_name() =>
        Assert.Equal(
            (null, "镇农服中心"),
            (One("青石镇,镇农服中心,老王,w@q.example,,,,,").Role, One("青石镇,镇农服中心,老王,w@q.example,,,,,").Label)
        );

    [Fact]
    public void A_role_in_a_directorys_own_words_keeps_them() =>
        Assert.Equal(
            (Role.Leader, "联系领导"),
            (One("青石镇,联系领导,老王,w@q.example,,,,,").Role, One("青石镇,联系领导,老王,w@q.example,,,,,").Label)
        );

    [Theory]
    [InlineData("青石镇/柳湾村\u200B,leader,李村长,li@qingshi.example")]
    [InlineData("\u202E青石镇/柳湾村,leader,李\u200D村长,li@qingshi.example")]
    [InlineData("青石镇/柳湾村,\uFEFFleader,李村长\u2060,li@qingshi.example\u200B")]
    public void Characters_that_nobody_sees_are_no_part_of_a_cell(string row) =>
        Assert.Equal(
            new DirectoryEntry(Place.Parse("青石镇/柳湾村")!, Role.Leader, null, "李村长", "li@qingshi.example"),
            One(row + ",,,,,\n")
        );

    [Fact]
    public void The_template_can_be_read_back() =>
        Assert.Equal(2, Assert.IsType<LoadResult<PeopleDirectory>.Ok>(Read(DirectoryFileReader.Template)).Value.Entries.Count);

    [Fact]
    public void A_person_without_mail_is_allowed() => Assert.Null(One("青石镇,leader,李村长,,,,,,\n").Mail);

    [Fact]
    public void Missing_columns_are_named_with_what_is_there() =>
        Assert.Equal(
            [
                "people.csv lacks the columns: name, mail. It needs: place, role, name, mail; its header reads: "
                    + "place, role, telephone. Complete the header and try again.",
            ],
            Faults("place,role,telephone\n青石镇,leader,1\n")
        );

    [Theory]
    [InlineData(",leader,李村长,li@q.example,,,,,", "people.csv, row 2: the place is missing; write it like 石桥镇/柳树村.")]
    [InlineData(
        "青石镇,,李村长,li@q.example,,,,,",
        "people.csv, row 2: the role is missing; write leader, unit, unit-head, lead-office or supervisor."
    )]
    [InlineData("青石镇,leader,,li@q.example,,,,,", "people.csv, row 2: the name is missing.")]
    [InlineData("青石镇,leader,李村长,li.q.example,,,,,", "people.csv, row 2: “li.q.example” is not a mail address.")]
    [InlineData("青石镇,leader,李村长,li@q.example,,,,昨天,", "people.csv, row 2: “昨天” is not a date; write it like 2023-08-20.")]
    [InlineData(
        "青石镇,leader,李村长,li@q.example,,,,2023-08-05,2023-08-01",
        "people.csv, row 2: the absence ends on 2023-08-01, before it begins on 2023-08-05."
    )]
    [InlineData(
        "青石镇,leader,李村长,li@q.example,,,赵无名,,",
        "people.csv, row 2: the substitute “赵无名” is not in the directory; add a row for that person."
    )]
    public void A_wrong_cell_is_told_with_its_row(string row, string sentence) => Assert.Equal([sentence], Faults(Header + row + "\n"));

    [Theory]
    [InlineData("a@b@c.example")]
    [InlineData("a b@c.example")]
    [InlineData("<a@c.example>")]
    [InlineData("a@c.example;b@c.example")]
    [InlineData("a@-c.example")]
    public void An_address_that_could_be_two_or_none_is_a_fault(string mail) =>
        Assert.Single(Faults(Header + $"青石镇,leader,李村长,\"{mail}\",,,,,\n"));

    [Fact]
    public void One_role_at_one_place_has_one_holder() =>
        Assert.Equal(
            ["people.csv, row 3: “leader” at 青石镇 is held by 李村长 in row 2 already; a role has one holder, so remove one of the two."],
            Faults(Header + "青石镇,leader,李村长,li@q.example,,,,,\n青石镇,leader,赵村长,zhao@q.example,,,,,\n")
        );

    [Fact]
    public void Two_lead_offices_of_one_town_are_told_apart_by_their_names() =>
        Assert.IsType<LoadResult<PeopleDirectory>.Ok>(
            Read(Header + "青石镇,lead-office,甲,j@q.example,,建管办,,,\n青石镇,lead-office,乙,n@q.example,,农服中心,,,\n")
        );

    [Fact]
    public void A_place_may_have_several_grid_members() =>
        Assert.IsType<LoadResult<PeopleDirectory>.Ok>(
            Read(Header + "青石镇,grid-member,甲,j@q.example,,,,,\n青石镇,grid-member,乙,y@q.example,,,,,\n")
        );

    [Fact]
    public void One_fault_and_nothing_is_taken() =>
        Assert.Single(Faults(Header + "青石镇,leader,李村长,li@q.example,,,,,\n青石镇,unit,,x@q.example,,,,,\n"));

    [Fact]
    public void A_directory_from_an_older_office_machine_is_read() =>
        Assert.IsType<LoadResult<PeopleDirectory>.Ok>(
            DirectoryFileReader.Read(
                new SourceFile(
                    "people.csv",
                    CodePagesEncodingProvider
                        .Instance.GetEncoding("GB18030")!
                        .GetBytes("地点,角色,姓名,邮箱\n青石镇,责任领导,李村长,li@q.example\n")
                )
            )
        );

    [Theory]
    [InlineData("plan")]
    [InlineData("people.txt")]
    [InlineData("people.csv.download")]
    public void A_table_whose_name_does_not_say_csv_is_read_all_the_same(string name) =>
        Assert.IsType<LoadResult<PeopleDirectory>.Ok>(
            DirectoryFileReader.Read(new SourceFile(name, Encoding.UTF8.GetBytes(Header + "青石镇,leader,李村长,li@q.example,,,,,\n")))
        );

    [Fact]
    public void A_file_without_a_header_is_told_so_under_its_own_name()
    {
        var read = DirectoryFileReader.Read(new SourceFile("people.txt", Encoding.UTF8.GetBytes("，，\n")));

        Assert.StartsWith(
            "people.txt lacks the columns: place, role, name, mail.",
            Assert.Single(Assert.IsType<LoadResult<PeopleDirectory>.Rejected>(read).Faults).English,
            StringComparison.Ordinal
        );
    }
}
