import { byTens, list, type Numbers, plainHundreds } from './numbers.ts'

export const polish: Numbers = {
  upTo99: byTens(
    list(
      'zero jeden dwa trzy cztery pięć sześć siedem osiem dziewięć dziesięć jedenaście dwanaście trzynaście ' +
        'czternaście piętnaście szesnaście siedemnaście osiemnaście dziewiętnaście',
    ),
    list(
      'dwadzieścia trzydzieści czterdzieści pięćdziesiąt sześćdziesiąt siedemdziesiąt osiemdziesiąt dziewięćdziesiąt',
    ),
    ' ',
  ),
  ...plainHundreds(list('sto dwieście trzysta czterysta pięćset sześćset siedemset osiemset dziewięćset')),
  letters: list('a be ce de e ef gie ha i jot ka el em en o pe ku er es te u fał wu iks igrek zet'),
}

export const ukrainian: Numbers = {
  upTo99: byTens(
    list(
      'нуль один два три чотири п’ять шість сім вісім дев’ять десять одинадцять дванадцять тринадцять ' +
        'чотирнадцять п’ятнадцять шістнадцять сімнадцять вісімнадцять дев’ятнадцять',
    ),
    list('двадцять тридцять сорок п’ятдесят шістдесят сімдесят вісімдесят дев’яносто'),
    ' ',
  ),
  ...plainHundreds(list('сто двісті триста чотириста п’ятсот шістсот сімсот вісімсот дев’ятсот')),
  letters: list('а бе це де е еф ґе ха і йот ка ель ем ен о пе ку ер ес те у ве дубль-ве ікс ігрек зет'),
}

export const russian: Numbers = {
  upTo99: byTens(
    list(
      'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать ' +
        'четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать',
    ),
    list('двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'),
    ' ',
  ),
  ...plainHundreds(list('сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот')),
  letters: list('а бэ цэ дэ е эф гэ ха и йот ка эль эм эн о пэ ку эр эс тэ у вэ дубль-вэ икс игрек зет'),
}

export const belarusian: Numbers = {
  upTo99: byTens(
    list(
      'нуль адзін два тры чатыры пяць шэсць сем восем дзевяць дзесяць адзінаццаць дванаццаць трынаццаць ' +
        'чатырнаццаць пятнаццаць шаснаццаць семнаццаць васямнаццаць дзевятнаццаць',
    ),
    list('дваццаць трыццаць сорак пяцьдзясят шэсцьдзясят семдзесят восемдзесят дзевяноста'),
    ' ',
  ),
  ...plainHundreds(list('сто дзвесце трыста чатырыста пяцьсот шэсцьсот семсот восемсот дзевяцьсот')),
  letters: list('а бэ цэ дэ э эф гэ ха і ёт ка эль эм эн о пэ ку эр эс тэ у вэ дубль-вэ ікс ігрэк зэт'),
}
